"""Record -> what people read and programs take: digest, page, JSON, brat."""

"""Makes the model in `onrecord/reading`. Not installed; needs `pip install -r training/requirements.txt`."""

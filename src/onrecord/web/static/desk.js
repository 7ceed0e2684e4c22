/* What the desk does beyond plain pages; all of it works, less smoothly, without. */

/* A page that shows work in progress brings itself up to date. */
const poll = async () => {
  const box = document.querySelector("[data-poll]");
  if (!box) return;
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (answer.ok) {
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      const next = fresh.getElementById(box.id);
      const status = box.querySelector("[role=status]");
      if (next) {
        const old = status && next.querySelector("[role=status]");
        if (old) { /* the element itself stays, so that its change is read out */
          if (status.innerHTML !== old.innerHTML) status.replaceChildren(...old.childNodes);
          old.replaceWith(status);
        }
        box.replaceWith(next);
        document.title = fresh.title;
      }
    }
  } catch { /* the server is away for a moment: ask again */ }
  setTimeout(poll, 1000);
};
if (document.querySelector("[data-poll]")) setTimeout(poll, 700);

/* In an article, what belongs together lights up; Escape puts the box with the chain away. */
const marked = document.querySelector(".marked");
if (marked) {
  const light = target => {
    for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
    const near = target instanceof Element && target.closest("[class*=' h'], [class^='h'], [id^='n'], [id^='t']");
    if (!near) return;
    const own = /^[nt](\d+)$/.exec(near.id) || [...near.classList].map(c => /^h(\d+)$/.exec(c)).find(Boolean);
    if (own) for (const part of document.querySelectorAll(`.v${own[1]}, section#n${own[1]}`)) part.classList.add("lit");
  };
  for (const event of ["mouseover", "focusin"]) document.addEventListener(event, e => light(e.target));
  let last = null; /* where the pointer or the focus was: only its moving on ends the quiet */
  for (const event of ["mouseover", "focusin"]) document.addEventListener(event, e => {
    if (e.target !== last) document.body.classList.remove("quiet");
    last = e.target;
  });
  document.addEventListener("keydown", e => { if (e.key === "Escape") document.body.classList.add("quiet"); });
}

/* Words marked in an article fill the form for a statement. The server counts characters as code
   points, a browser in UTF-16 units: `points` is the one place that turns these into those. */
const bar = document.querySelector(".marking");
if (marked && bar) {
  const points = words => [...words].length;
  const texts = () => {
    const found = [];
    for (const p of marked.querySelectorAll("p.text")) {
      const walk = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
      while (walk.nextNode()) found.push(walk.currentNode);
    }
    return found;
  };
  const chosen = () => {
    const range = getSelection().rangeCount ? getSelection().getRangeAt(0) : null;
    if (!range || range.collapsed || !range.intersectsNode(marked)) return null;
    let at = 0, start = -1, words = "";
    for (const node of texts()) {
      if (range.intersectsNode(node)) {
        const from = node === range.startContainer ? range.startOffset : 0;
        const to = node === range.endContainer ? range.endOffset : node.data.length;
        const part = node.data.slice(from, to);
        if (part && start < 0) start = at + points(node.data.slice(0, from));
        words += part;
      }
      at += points(node.data);
    }
    const plain = words.trim();
    if (!plain) return null;
    start += points(words.slice(0, words.indexOf(plain)));
    return { words: plain, at: `${start}-${start + points(plain)}` };
  };
  bar.parentElement.classList.add("can-mark");
  document.addEventListener("selectionchange", () => {
    const found = chosen();
    bar.hidden = !found;
    if (found) bar.querySelector("q").textContent = found.words.length > 80 ? found.words.slice(0, 77) + "…" : found.words;
  });
  for (const button of bar.querySelectorAll("button")) {
    button.addEventListener("mousedown", e => e.preventDefault()); /* the marked words stay marked */
    button.addEventListener("click", () => {
      const found = chosen();
      const field = document.querySelector(`#judge textarea[data-part=${button.dataset.use}]`);
      if (!found || !field) return;
      field.closest("details").open = true;
      field.value = found.words;
      field.parentElement.querySelector("input[type=hidden]").value = found.at;
    });
  }
  for (const field of document.querySelectorAll("#judge textarea[data-part]"))
    field.addEventListener("input", () => { field.parentElement.querySelector("input[type=hidden]").value = ""; });
}

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

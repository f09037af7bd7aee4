
"use strict";
const root = document.documentElement;
root.classList.add("js");
document.addEventListener("DOMContentLoaded", () => {
  const byId = (id) => document.getElementById(id);
  const cards = [...document.querySelectorAll(".card")];
  const boxes = [...document.querySelectorAll(".filters input[type=checkbox]")];
  const search = byId("find");
  const shown = byId("shown");
  const tools = byId("tools");
  const total = cards.length;
  let open = null;

  // Marks by the card they lead to; one finding may be marked in several pieces.
  const marks = new Map(cards.map((card) => [card.id, []]));
  for (const mark of document.querySelectorAll("a.mark")) {
    marks.get(mark.getAttribute("href").slice(1)).push(mark);
  }
  const markOf = (card) => marks.get(card.id).find((mark) => mark.id) || null;
  const cardOf = (element) => {
    const mark = element.closest("a.mark[href]");
    return mark ? byId(mark.getAttribute("href").slice(1)) : element.closest(".card");
  };

  const close = () => {
    if (!open) return;
    open.classList.remove("open");
    for (const mark of marks.get(open.id)) {
      mark.classList.remove("current");
      mark.removeAttribute("aria-current");
    }
    tools.hidden = true;
    root.classList.remove("opened");
    open = null;
  };

  const select = (card) => {
    if (card === open) return;
    close();
    open = card;
    card.classList.add("open");
    for (const mark of marks.get(card.id)) {
      mark.classList.add("current");
      mark.setAttribute("aria-current", "true");
    }
    card.append(tools);
    tools.hidden = false;
    root.classList.add("opened");
    reveal(card);
    try {
      history.replaceState(null, "", "#" + card.id);
    } catch {
      // A page inside another may have no address of its own.
    }
  };

  // Scroll the panel and not the page; below the text it lies over the page and needs neither.
  const reveal = (card) => {
    const panel = card.parentElement;
    if (panel.scrollHeight <= panel.clientHeight) return;
    const begin = panel.getBoundingClientRect().top;
    const top = card.getBoundingClientRect().top - begin;
    const free = Math.min(panel.clientHeight, innerHeight - begin) - card.offsetHeight;
    if (top < 0 || top > free) panel.scrollTop += top - Math.max(0, Math.min(8, free));
  };

  // On a narrow screen the proof lies over the foot of the page, and over the mark at worst.
  const lies = () => open && getComputedStyle(open).position === "fixed";

  const goTo = (mark, focus) => {
    const { top, bottom } = mark.getBoundingClientRect();
    const low = lies() ? open.getBoundingClientRect().top : innerHeight * 0.9;
    if (top < 80 || bottom > low) mark.scrollIntoView({ block: "center" });
    if (focus) mark.focus({ preventScroll: true });
  };

  const visible = () => cards.filter((card) => !card.hidden);

  const step = (by) => {
    const list = visible();
    if (!list.length) return;
    const inCard = Boolean(document.activeElement.closest(".card"));
    const from = open || cardOf(document.activeElement);
    const at = from ? list.indexOf(from) : -1;
    const next = list[Math.min(Math.max(at + (at < 0 ? 1 : by), 0), list.length - 1)];
    select(next);
    const mark = markOf(next);
    if (mark) goTo(mark, !inCard);
    if (inCard || !mark) next.querySelector(".go").focus({ preventScroll: true });
  };

  const texts = new Map();
  const textOf = (card) => {
    if (!texts.has(card)) texts.set(card, card.textContent.toLowerCase());
    return texts.get(card);
  };

  const filter = () => {
    const off = new Set(boxes.filter((box) => !box.checked).map((box) => box.name + box.value));
    const words = search.value.trim().toLowerCase();
    let count = 0;
    for (const card of cards) {
      const { verdict, severity } = card.dataset;
      const fits = !off.has("verdict" + verdict) && !off.has("severity" + severity)
        && (!words || textOf(card).includes(words));
      count += fits;
      if (card.hidden === !fits) continue;
      card.hidden = !fits;
      for (const mark of marks.get(card.id)) {
        mark.classList.toggle("off", !fits);
        if (fits) mark.setAttribute("href", "#" + card.id);
        else mark.removeAttribute("href");
      }
    }
    if (open && open.hidden) close();
    byId("none").hidden = count > 0 || !total;
    const all = total.toLocaleString("en");
    shown.textContent = count === total
      ? `${all} finding${total === 1 ? "" : "s"}`
      : `${count.toLocaleString("en")} of ${all} findings`;
  };

  const leave = () => {
    if (!open) return;
    const mark = markOf(open);
    const inCard = open.contains(document.activeElement);
    const card = open;
    close();
    if (!inCard) return;
    if (mark) goTo(mark, true);
    else card.querySelector(".go").focus();
  };

  document.addEventListener("click", (event) => {
    const target = event.target.closest("a.mark[href], a.go");
    if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const card = cardOf(target);
    const byKey = event.detail === 0;
    select(card);
    if (target.classList.contains("mark")) {
      if (lies()) goTo(target, false);
      if (byKey) card.focus({ preventScroll: true });
    } else {
      const mark = markOf(card);
      if (mark) goTo(mark, byKey);
    }
  });

  byId("previous").addEventListener("click", () => step(-1));
  byId("next").addEventListener("click", () => step(1));
  byId("close").addEventListener("click", leave);
  search.addEventListener("input", filter);
  for (const box of boxes) box.addEventListener("change", filter);

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.key === "Escape") {
      if (document.activeElement === search && search.value) return;
      leave();
      return;
    }
    if (document.activeElement === search) return;
    const onFinding = document.activeElement.closest(".mark, .card");
    const moves = { ArrowDown: onFinding && 1, ArrowUp: onFinding && -1 };
    if (byId("letters").checked) Object.assign(moves, { j: 1, k: -1, "/": "find" });
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    if (move === "find") search.focus();
    else step(move);
  });

  // Boxes that the browser remembers from an earlier visit.
  filter();
  const named = byId(location.hash.slice(1));
  const first = named && named.closest(".card, .mark") ? cardOf(named) : null;
  if (first && !first.hidden) {
    select(first);
    const mark = markOf(first);
    if (mark) goTo(mark, false);
  }
});

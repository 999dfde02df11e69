import { call, Problem } from "../api.js";
import { el } from "../dom.js";
import { degraded } from "../notice.js";
import { t } from "../texts.js";
import { card } from "./products.js";

/**
 * A row of recommendations. It comes after the page, which never waits or fails for it.
 * @param {string} question the query of the call, e.g. `cart`
 */
export function recommended(question, title) {
  const place = el("section.recommended", { "aria-live": "polite" });
  fill(place, question, title);
  return place;
}

async function fill(place, question, title) {
  const { items, degraded: parts } = await ask(question);
  if (items.length === 0 && parts.length === 0) return;
  place.append(el("h2", {}, t(title)), ...degraded(parts), el("ul.grid.six", {}, items.map((item) => card(item, "recommendation"))));
}

async function ask(question) {
  try {
    return await call(`/api/recommendations?${question}`);
  } catch (problem) {
    if (problem instanceof Problem) return { items: [], degraded: ["recommendations"] };
    throw problem;
  }
}

import { call } from "../api.js";
import { el } from "../dom.js";
import { say, t } from "../texts.js";
import { products } from "./products.js";

/** The shop's front: the categories as a patchwork, then everything. */
export async function home(_, query) {
  const [{ items }, everything] = await Promise.all([call("/api/categories"), products([], query, { heading: "h2" })]);
  return [
    el("section.patchwork", {},
      el("div.welcome", {}, el("h1", {}, t("welcome")), el("p", {}, t("welcomeSub"))),
      items.map(({ id, name }, index) => el(`a.tile.patch.p${index % 6}`, { href: `#/products?category=${encodeURIComponent(id)}` },
        el("img", { src: `/images/${encodeURIComponent(id)}.svg`, alt: "", width: 200, height: 200 }), el("span", {}, say(name))))),
    everything,
  ];
}

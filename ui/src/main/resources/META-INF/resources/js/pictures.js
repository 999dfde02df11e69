import { el } from "./dom.js";

const PATCHES = 6;

const patch = (sku) => [...sku].reduce((sum, letter) => sum + letter.codePointAt(0), 0) % PATCHES;

/**
 * A product on its patch of cloth. The picture of a category is a sheet that has a view for each product drawn on it, named
 * by the SKU; a product that nobody has drawn shows the sheet's first drawing. Only pictures of this host are shown.
 */
export function picture({ sku, image }, props = {}) {
  const path = /^\/(?!\/)/.test(image ?? "") ? image : "/images/logo.svg";
  return el(`span.patch.p${patch(sku)}`, {}, el("img", { src: `${path}#${encodeURIComponent(sku)}`, alt: "", width: 200, height: 200, ...props }));
}

const seen = () => JSON.parse(sessionStorage.getItem("pictures") ?? "{}");

/** Carts and orders come without pictures: those of what was put into the cart are remembered until the customer leaves. */
export function remember({ sku, image }) {
  sessionStorage.setItem("pictures", JSON.stringify({ ...seen(), [sku]: image }));
}

export const rememberedPicture = (sku) => picture({ sku, image: seen()[sku] });

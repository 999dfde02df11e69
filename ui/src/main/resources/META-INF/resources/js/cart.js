import { call } from "./api.js";

/** So many of one product does a cart take. */
export const MOST_OF_ONE = 99;

/** Tells the header how many things are in the cart. */
function announce(cart) {
  const count = cart.items.reduce((sum, item) => sum + item.quantity, 0);
  document.dispatchEvent(new CustomEvent("cart", { detail: count }));
  return cart;
}

/** Has the header ask again: an order may have emptied the cart, or left everything in it. */
export const recount = () => document.dispatchEvent(new Event("recount"));

export const readCart = () => call("/api/cart").then(announce);

export const putItem = (sku, quantity) =>
  call(`/api/cart/items/${encodeURIComponent(sku)}`, { method: "PUT", body: { quantity } }).then(announce);

export const dropItem = (sku) =>
  call(`/api/cart/items/${encodeURIComponent(sku)}`, { method: "DELETE" }).then(announce);

/**
 * Adds to what the cart holds already, up to the 99 that it takes of one product.
 * @returns {Promise<number>} how many of it are in the cart now
 */
export async function addItem(sku, quantity) {
  const { items } = await readCart();
  const there = items.find((item) => item.sku === sku)?.quantity ?? 0;
  const wanted = Math.min(MOST_OF_ONE, there + quantity);
  await putItem(sku, wanted);
  return wanted;
}

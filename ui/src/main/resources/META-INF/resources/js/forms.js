import { MOST_OF_ONE } from "./cart.js";
import { el, icon } from "./dom.js";
import { t } from "./texts.js";

/** A labelled field with a place for what is wrong with it. */
export function field(name, label, props = {}, hint = null) {
  const input = el("input", { name, id: `f-${name}`, required: true, "aria-describedby": `e-${name} h-${name}`, ...props });
  return el("div.field", {}, el("label", { for: input.id }, label), input,
    hint && el("p.hint", { id: `h-${name}` }, hint), el("p.field-error", { id: `e-${name}`, "data-for": name }));
}

/** Forgets what was wrong. */
export function clearFields(form) {
  form.querySelectorAll(".field-error").forEach((spot) => spot.replaceChildren());
  form.querySelectorAll("[aria-invalid]").forEach((input) => input.removeAttribute("aria-invalid"));
}

/**
 * Says at each field what is wrong with it, in the customer's language where that is known, and goes
 * to the first one.
 * @param {{field: string, message: string}[]} errors as a problem names them, e.g. `address.street`
 * @returns {boolean} whether any of the fields is on the page
 */
export function markFields(errors) {
  const found = errors.map(({ field: path, message }) => {
    const name = path.split(".").pop();
    const spot = document.querySelector(`[data-for="${CSS.escape(name)}"]`);
    if (!spot) return null;
    spot.textContent = t(`fieldSays.${name}`, message);
    const input = document.getElementById(`f-${name}`);
    input?.setAttribute("aria-invalid", "true");
    return input;
  }).filter(Boolean);
  found[0]?.focus();
  return found.length > 0;
}

/** What the browser itself can tell, so that no request is made for an empty field. */
export function wrongFields(form) {
  return [...form.elements]
    .filter((input) => input.name && (!input.checkValidity() || (input.required && !input.value.trim())))
    .map((input) => ({ field: input.name, message: input.validationMessage }));
}

/** A number with buttons for one less and one more. `change` gets the number when it is a valid one. */
export function stepper({ id, value, label, change = () => {} }) {
  const input = el("input", { type: "number", inputmode: "numeric", min: 1, max: MOST_OF_ONE, step: 1, value, id, "aria-label": label, testid: "quantity" });
  const set = (number) => {
    const wanted = Math.min(MOST_OF_ONE, Math.max(1, Math.trunc(Number(number)) || 1));
    input.value = wanted;
    change(wanted);
  };
  const step = (by, name, sign) => el("button", { type: "button", id: `${id}-${sign}`, "aria-label": `${t(name)}: ${label}`,
    onclick: () => set(Number(input.value) + by) }, icon(sign));
  input.addEventListener("change", () => set(input.value));
  return el("span.stepper", {}, step(-1, "less", "minus"), input, step(1, "more", "plus"));
}

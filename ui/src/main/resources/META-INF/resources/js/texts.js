import { en } from "./texts/en.js";
import { ko } from "./texts/ko.js";

const TEXTS = { en, ko };
const LOCALES = { en: "en-GB", ko: "ko-KR" };

const wanted = [localStorage.getItem("language"), ...navigator.languages.map((tag) => tag.slice(0, 2))];
let language = wanted.find((code) => code in TEXTS) ?? "en";

export const lang = () => language;

export function speak(code) {
  language = code;
  localStorage.setItem("language", code);
  document.documentElement.lang = code;
}

/** A text by its path, e.g. `t("status.PENDING")`; one that needs a number or a name is a function. */
export const t = (path, fallback = path) => path.split(".").reduce((node, key) => node?.[key], TEXTS[language]) ?? fallback;

/** A name or description of the catalogue in the customer's language. */
export const say = (text) => text[language];

/** An amount of won, which has no smaller unit, as each language writes it. */
export function won(amount) {
  const digits = new Intl.NumberFormat(LOCALES[language]).format(amount);
  return language === "ko" ? `${digits}원` : `₩${digits}`;
}

export const when = (instant) =>
  new Intl.DateTimeFormat(LOCALES[language], { dateStyle: "medium", timeStyle: "short" }).format(new Date(instant));

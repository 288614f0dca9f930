import fc from "fast-check";

/** Checks a property on the same examples every time. SONICA_SEED tries others. */
export const always = <T>(property: fc.IProperty<T>, parameters: fc.Parameters<T> = {}): void =>
  fc.assert(property, { seed: Number(process.env.SONICA_SEED ?? 8417), ...parameters });

/** "+3.9", "−1": to a tenth, with its sign. */
export function signed(value: number): string {
  const rounded = Math.round(Math.abs(value) * 10) / 10;
  return `${value > 0 ? "+" : "−"}${rounded}`;
}

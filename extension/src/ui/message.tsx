import type { ComponentProps, ReactNode } from "react";

interface Props extends Omit<ComponentProps<"section">, "title"> {
  /** A figure or sign over the words. */
  readonly sign: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  /** The one thing to do. */
  readonly action?: ReactNode;
  /** Read out at once, as errors are. */
  readonly isAlert?: boolean;
}

/** A whole screen that says one thing: nothing here yet, not known, failed. */
export const Message = ({ sign, title, children, action, isAlert = false, ...section }: Props) => (
  <section className="message" {...section}>
    {sign}
    <div role={isAlert ? "alert" : undefined}>
      <h2>{title}</h2>
      {children}
    </div>
    {action}
  </section>
);

import type { oas31 } from "zod-openapi";
import { type Html, html } from "./html.ts";

type Schema = oas31.SchemaObject;
type SchemaOrLink = Schema | oas31.ReferenceObject;

/** A schema as a list of its properties, nested as deep as it goes; schemas with a name of their own are linked. */
export function schemaHtml(schema: SchemaOrLink): Html {
  if ("$ref" in schema) return html``;
  const inner = [...(schema.oneOf ?? schema.anyOf ?? []), ...(schema.items ? [schema.items] : [])];
  const properties = Object.entries(schema.properties ?? {});
  return html`${properties.length > 0 && propertiesHtml(properties, schema.required ?? [])}${inner.map(schemaHtml)}`;
}

const propertiesHtml = (properties: readonly (readonly [string, SchemaOrLink])[], required: readonly string[]): Html =>
  html`<dl>${properties.map(([name, schema]) => propertyHtml(name, schema, required.includes(name)))}</dl>`;

export const propertyHtml = (name: string, schema: SchemaOrLink, isRequired: boolean): Html =>
  html`<dt><code>${name}</code> ${kindHtml(schema)}${isRequired ? "" : html` <i>optional</i>`}</dt>
<dd>${schema.description}${schemaHtml(schema)}</dd>`;

/** What kind of value it is, in a few words. */
export function kindHtml(schema: SchemaOrLink): Html {
  if ("$ref" in schema) return linkHtml(schema.$ref.split("/").at(-1) ?? "");
  if (schema.const !== undefined) return valueHtml(schema.const);
  if (schema.enum) return listed(schema.enum.map(valueHtml), " | ");
  const { kind } = schema.properties ?? {};
  if (kind && "const" in kind) return valueHtml(kind.const);
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices) return listed(choices.map(kindHtml), " | ");
  if (schema.allOf) return listed(schema.allOf.map(kindHtml), " & ");
  if (schema.prefixItems) return html`[${listed((schema.prefixItems as SchemaOrLink[]).map(kindHtml), ", ")}]`;
  if (schema.items) return html`list of ${kindHtml(schema.items)}${boundsHtml(schema)}`;
  return html`${String(schema.format ?? schema.type ?? "any")}${boundsHtml(schema)}`;
}

function boundsHtml(schema: Schema): Html {
  const { default: otherwise, minimum, maximum, minLength, maxLength, minItems, maxItems } = schema;
  const least = minimum ?? minLength ?? minItems;
  const most = maximum ?? maxLength ?? maxItems;
  const isBound = (limit: number | undefined) => limit !== undefined && Math.abs(limit) < Number.MAX_SAFE_INTEGER;
  return html`${isBound(least) && ` ≥ ${least}`}${isBound(most) && ` ≤ ${most}`}${otherwise !== undefined && ` = ${JSON.stringify(otherwise)}`}`;
}

const linkHtml = (name: string): Html => html`<a href="#${name}">${name}</a>`;

const valueHtml = (value: unknown): Html => html`<code>${JSON.stringify(value)}</code>`;

const listed = (parts: readonly Html[], between: string): Html =>
  html`${parts.map((part, i) => (i === 0 ? part : html`${between}${part}`))}`;

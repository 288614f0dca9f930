// The API's document as one page: made once, without scripts, images or fonts.
import { createHash } from "node:crypto";
import type { oas31 } from "zod-openapi";
import type { ApiDocument } from "../http/endpoint.ts";
import { Html, html } from "./html.ts";
import { kindHtml, propertyHtml, schemaHtml } from "./schema.ts";
import { STYLE } from "./style.ts";

/** Nothing is loaded and nothing runs; the style is the one below. */
export const CONTENT_SECURITY_POLICY = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

export const page = ({ info, paths = {}, components }: ApiDocument): string =>
  html`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${info.title}</title>
<style>${new Html(STYLE)}</style>
<main>
<h1>${info.title} <small>${info.version}</small></h1>
<p>${info.description} <a href="v1/openapi.json">The same as OpenAPI 3.1.</a></p>
${operationsOf(paths).map(operationHtml)}
<h2>Schemas</h2>
${Object.entries(components?.schemas ?? {}).map(([name, schema]) => html`<section id="${name}"><h3>${name}</h3><p>${schema.description}</p>${schemaHtml(schema)}</section>`)}
</main>
</html>
`.markup;

interface Operation extends oas31.OperationObject {
  readonly method: string;
  readonly path: string;
}

const operationsOf = (paths: oas31.PathsObject): Operation[] =>
  Object.entries(paths).flatMap(([path, { get, post }]) =>
    Object.entries({ get, post }).flatMap(([method, operation]) => (operation ? [{ ...operation, method, path }] : [])),
  );

const operationHtml = ({ method, path, summary, description, parameters, requestBody, responses }: Operation): Html =>
  html`<section>
<h2><b>${method.toUpperCase()}</b> <code>${path}</code></h2>
<p>${summary}</p>
<p>${description}</p>
${parameters && html`<dl>${(parameters as oas31.ParameterObject[]).map((each) => propertyHtml(each.name, { ...each.schema, ...(each.description && { description: each.description }) }, each.required ?? false))}</dl>`}
${requestBody && html`<h4>Body</h4>${contentHtml((requestBody as oas31.RequestBodyObject).content)}`}
<h4>Answers</h4>
<dl>${Object.entries(responses ?? {}).map(([status, answer]) => answerHtml(status, answer as oas31.ResponseObject))}</dl>
</section>`;

/** A refusal's description says it all. */
const answerHtml = (status: string, { description, content = {} }: oas31.ResponseObject): Html =>
  html`<dt><code>${status}</code></dt><dd>${description} ${Number(status) < 400 && contentHtml(content)}</dd>`;

const contentHtml = (content: oas31.ContentObject): Html =>
  html`${Object.entries(content).map(([mediaType, { schema }]) => html`<p><code>${mediaType}</code> ${schema && kindHtml(schema)}</p>${schema && schemaHtml(schema)}`)}`;

import type { OpenAPI } from '@orpc/openapi'
import { type ExampleVariable, exampleVariables } from '#app/api/v1/examples.ts'
import { IDEMPOTENCY_HEADER } from '#lib/domain/access/terms.ts'
import { TOKEN_PREFIX } from '#lib/domain/api-keys/schema.ts'

const AUTHORIZATION = '--header "Authorization: Bearer $HANDOFF_API_KEY"'

/** What to run once in a shell before the examples: where Handoff is, the key, and the ids that examples use. */
export function formatPreparation(appUrl: string): string {
  const lists = exampleVariables.flatMap(({ name, source }) => ('list' in source ? [`${name}=$(first_id ${source.list})`] : []))

  return [
    `export HANDOFF_URL='${appUrl}'`,
    `export HANDOFF_API_KEY='${TOKEN_PREFIX}…'`,
    '',
    'first_id() {',
    `  curl --silent "$HANDOFF_URL/api/v1$1" ${AUTHORIZATION} |`,
    `    grep -o '"id":"[^"]*' | head -n 1 | cut -c 7-`,
    '}',
    "new_key() { od -An -N16 -tx1 /dev/urandom | tr -d ' \\n'; }",
    ...lists,
  ].join('\n')
}

export type ExampleOf = { method: string; path: string; definition: OpenAPI.OperationObject }

/** One call as a line for a POSIX shell; null for what an API key cannot call. A variable that is not set stops it, and says so. */
export function formatExample({ method, path, definition }: ExampleOf): string | null {
  const isForKeys = (definition.security ?? []).some((way) => 'apiKey' in way)
  if (!isForKeys) return null

  const body = readBodyExample(definition)
  const lines = [
    `curl ${method === 'GET' ? '' : `--request ${method} `}"$HANDOFF_URL/api/v1${formatPath({ path, definition })}"`,
    AUTHORIZATION,
    ...(method === 'GET' ? [] : [`--header "${IDEMPOTENCY_HEADER}: $(new_key)"`]),
    ...(body === undefined ? [] : [`--json ${quoteJson(body)}`]),
  ]

  return lines.join(' \\\n  ')
}

/** Path and query with their examples. Everything stands in double quotes, where only these few characters mean something. */
function formatPath({ path, definition }: Pick<ExampleOf, 'path' | 'definition'>): string {
  const parameters = (definition.parameters ?? []).flatMap((parameter) => ('$ref' in parameter ? [] : [parameter]))
  const written = (value: unknown) => formatVariable(String(value)) ?? encodeURIComponent(String(value))
  const query = parameters.filter((parameter) => parameter.in === 'query' && parameter.example !== undefined)
  const filled = path.replace(/\{([^}]+)\}/g, (_, name: string) => written(parameters.find((known) => known.name === name)?.example))

  return query.length === 0 ? filled : `${filled}?${query.map(({ name, example }) => `${name}=${written(example)}`).join('&')}`
}

/** In single quotes, which a variable has to leave for a moment. */
function quoteJson(body: unknown): string {
  const quoted = `'${JSON.stringify(body).replaceAll("'", `'\\''`)}'`

  return exampleVariables.reduce((text, variable) => text.replaceAll(variable.value, `'"${reference(variable)}"'`), quoted)
}

function formatVariable(value: string): string | null {
  const variable = exampleVariables.find((known) => known.value === value)

  return variable ? reference(variable) : null
}

function reference({ name, source }: ExampleVariable): string {
  return `\${${name}:?${'list' in source ? 'run the preparation first' : source.words}}`
}

function readBodyExample({ requestBody }: OpenAPI.OperationObject): unknown {
  return requestBody && 'content' in requestBody ? requestBody.content['application/json']?.example : undefined
}

/** Without these Scalar would load fonts from its own servers, report usage and offer services of its maker. */
const CONFIGURATION = {
  url: '/api/v1/openapi.json',
  theme: 'default',
  telemetry: false,
  withDefaultFonts: false,
  showDeveloperTools: 'never',
  hideClientButton: true,
  persistAuth: false,
  agent: { disabled: true },
  mcp: { disabled: true },
}

/** Starts the reference. A file of its own, because the page's policy allows no script inside it. */
export function GET(): Response {
  const script = `window.Scalar.createApiReference('#reference', ${JSON.stringify(CONFIGURATION)})\n`

  return new Response(script, { headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' } })
}

import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'

export type ApiServer = { url: string; close: () => Promise<void> }

/** The API, its description and its reference page behind a real HTTP server, as the web process serves them. */
export async function startApiServer(): Promise<ApiServer> {
  const server = createAdaptorServer({ fetch: answer })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  process.env.APP_URL = url

  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      }),
  }
}

/** Imported late, because the description names the address of the installation. */
async function answer(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  if (pathname === '/api/docs') return (await import('#app/api/docs/route.ts')).GET()
  if (pathname === '/api/v1/openapi.json') return (await import('#app/api/v1/openapi.json/route.ts')).GET()

  return (await import('#app/api/v1/handle-request.ts')).handleApiRequest(request)
}

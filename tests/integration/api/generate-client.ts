import { registerHooks } from 'node:module'
import path from 'node:path'

/**
 * Generates a TypeScript client from an OpenAPI document into a folder, as a stranger would, and imports it.
 * @returns its functions by name, as in `offersList`.
 */
export async function generateClient({ url, folder }: { url: string; folder: string }): Promise<Record<string, unknown>> {
  // The generator writes with the compiler's JavaScript API, which TypeScript 7 no longer has: for it alone an older one stands in.
  const hooks = registerHooks({
    resolve: (specifier, context, next) => next(specifier === 'typescript' ? 'typescript-api' : specifier, context),
  })
  try {
    const { createClient } = await import('@hey-api/openapi-ts')
    await createClient({
      input: url,
      output: folder,
      plugins: ['@hey-api/client-fetch', '@hey-api/typescript', '@hey-api/sdk'],
      logs: { level: 'silent' },
    })
  } finally {
    hooks.deregister()
  }

  return import(/* @vite-ignore */ path.join(folder, 'sdk.gen.ts')) as Promise<Record<string, unknown>>
}

import type { NextConfig } from 'next'

/**
 * Headers every answer of the web process carries; frames are refused both ways, because an approval or a disconnect must never be clicked
 * through somebody else's page.
 */
const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=()' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
]

/** The content security policy is kept to what holds for all pages. */
const pageHeaders = [
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Content-Security-Policy', value: "frame-ancestors 'none'; base-uri 'self'; object-src 'none'; form-action 'self'" },
]

/** The pages of candidates and the files that are given out say stricter things themselves, and what stands here would win over them. */
const OWN_HEADERS = '/((?!o/|api/files/).*)'

const nextConfig: NextConfig = {
  typedRoutes: true,
  // Tests and scripts are no part of what is served: a broken test must not keep a start from building.
  typescript: { tsconfigPath: 'tsconfig.build.json' },
  cacheComponents: false,
  poweredByHeader: false,
  reactStrictMode: true,
  // These load files of their own at run time, which bundling would lose.
  serverExternalPackages: ['pg', 'graphile-worker', 'pino', 'prom-client'],
  headers: async () => [
    { source: '/:path*', headers: securityHeaders },
    { source: OWN_HEADERS, headers: pageHeaders },
  ],
  // While developing, Next writes the address of every request into the terminal: these hold tokens.
  logging: { incomingRequests: { ignore: [/^\/(o|invitation|password-reset|sign-up)\//] } },
}

export default nextConfig

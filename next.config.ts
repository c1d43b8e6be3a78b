import type { NextConfig } from 'next'

/**
 * Headers every answer of the web process carries. The content security policy is kept to what holds for all pages;
 * frames are refused both ways, because an approval or a disconnect must never be clicked through somebody else's page.
 */
const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=()' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Content-Security-Policy', value: "frame-ancestors 'none'; base-uri 'self'; object-src 'none'; form-action 'self'" },
]

const nextConfig: NextConfig = {
  typedRoutes: true,
  // Tests and scripts are no part of what is served: a broken test must not keep a start from building.
  typescript: { tsconfigPath: 'tsconfig.build.json' },
  cacheComponents: false,
  poweredByHeader: false,
  reactStrictMode: true,
  // These load files of their own at run time, which bundling would lose.
  serverExternalPackages: ['pg', 'graphile-worker', 'pino'],
  headers: async () => [{ source: '/:path*', headers: securityHeaders }],
}

export default nextConfig

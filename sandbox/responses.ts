import type { ErrorShape } from './fault-knobs.ts'

/** The one API version Ashby serves (developers.ashbyhq.com/reference/versioning). */
export const API_VERSION = '2026-01-01'

/** A refusal of an operation: HTTP 200 with success:false, as developers.ashbyhq.com/docs/responses describes it. */
export class AshbyError extends Error {
  readonly code: string
  readonly parameter: string | null

  constructor({ code, message, parameter = null }: { code: string; message: string; parameter?: string | null }) {
    super(message)
    this.code = code
    this.parameter = parameter
  }
}

export function createNotFound({ noun, parameter }: { noun: string; parameter: string }): AshbyError {
  const code = `${noun.toLowerCase().replaceAll(' ', '_')}_not_found`

  return new AshbyError({ code, message: `${noun[0]?.toUpperCase()}${noun.slice(1)} not found`, parameter })
}

export function createInvalidInput({ message, parameter = null }: { message: string; parameter?: string | null }): AshbyError {
  return new AshbyError({ code: 'invalid_input', message, parameter })
}

/**
 * The body of a refusal. Ashby documents errorInfo with the deprecated errors beside it; answers with only one of them, with
 * errors as objects, and with errorInfo null were all seen in practice.
 */
export function renderError({ error, shape, requestId }: { error: AshbyError; shape: ErrorShape; requestId: string }) {
  const errorInfo = { code: error.code, message: error.message, requestId }
  const objects = [{ message: error.message, parameter: error.parameter }]

  switch (shape) {
    case 'info':
      return { success: false, errorInfo }
    case 'strings':
      return { success: false, errors: [error.code], errorInfo: null }
    case 'objects':
      return { success: false, errors: objects }
    case 'both':
      return { success: false, errors: [error.code], errorInfo }
  }
}

type MissingPermission = { permission: string; shape: ErrorShape; requestId: string; message?: string }

/** A missing permission names the scope in `errors[].parameter` whatever else the answer carries (seen in practice). */
export function renderMissingPermission({ permission, shape, requestId, message = describeMissing(permission) }: MissingPermission) {
  const code = 'missing_endpoint_permission'
  const error = new AshbyError({ code, message, parameter: permission })
  if (shape === 'info' || shape === 'strings') return renderError({ error, shape, requestId })
  if (shape === 'objects') return { success: false, errors: [{ message: code, parameter: permission }] }

  return { success: false, errors: [{ message, parameter: permission }], errorInfo: { code, message, requestId } }
}

/**
 * What an operation answers that the company's plan does not have. Ashby's own answer is not known; this one is a missing permission, so that
 * only apiKey.info tells the two apart: it reports the permission as granted.
 */
export function renderMissingPlan({ plan, ...input }: Omit<MissingPermission, 'message'> & { plan: string }) {
  return renderMissingPermission({ ...input, message: `The plan of this organization does not include ${plan}` })
}

function describeMissing(permission: string): string {
  return `The API key does not have the ${permission} permission that this endpoint requires`
}

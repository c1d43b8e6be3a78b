import type { TenantScope } from '#lib/platform/db/tenant.ts'
import { AppError, toAppError } from '#lib/platform/errors.ts'
import { noteKeyHealth, openAshby } from './ashby-connection.ts'
import { describeHidden } from './event-endings.ts'
import { type SyncOfferResult, syncOffer } from './sync-offer.ts'

export type OfferPlace = { scope: TenantScope; connectionId: string; externalId: string }

/**
 * Reads one offer from Ashby because a person asks, and makes our row equal to it. Whether the key works is noted on the connection.
 * Throws what `openAshby` and its calls throw.
 */
export async function lookAtOffer({ scope, connectionId, externalId }: OfferPlace): Promise<SyncOfferResult> {
  const connection = await openAshby({ scope, connectionId })
  try {
    const result = await syncOffer({ scope, connection, externalId, cause: null })
    await noteKeyHealth({ scope, access: connection.access, error: null })

    return result
  } catch (error) {
    await noteKeyHealth({ scope, access: connection.access, error })
    throw error
  }
}

/**
 * The same before an act that must not happen unseen. Throws with retry `later` where Ashby may answer in a while, and `conflict` where it
 * does not show the offer.
 */
export async function requireLook({ before, ...place }: OfferPlace & { /** "Nothing was published" */ before: string }): Promise<void> {
  const result = await lookAtOffer(place).catch((thrown: unknown) => {
    throw describeFailure({ before, error: toAppError(thrown) })
  })
  if (result.kind !== 'hidden') return

  const userMessage = `${before}: ${describeHidden(result.what).message}`
  throw new AppError({ code: 'conflict', retry: 'no', userMessage, requestId: result.requestId })
}

function describeFailure({ before, error }: { before: string; error: AppError }): AppError {
  const { retry, requestId, retryAt } = error
  if (error.code === 'internal_error') return error
  const userMessage =
    retry === 'later'
      ? `${before}: Ashby could not be asked whether the offer still stands. Try again in a minute.`
      : `${before}: ${error.userMessage}`

  return new AppError({ code: retry === 'later' ? 'unavailable' : 'conflict', retry, requestId, retryAt, userMessage, cause: error })
}

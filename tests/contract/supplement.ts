/**
 * What Ashby's own API description lacks or says differently from what Ashby does, each with where it is known from.
 * Everything else is checked against the description as it stands.
 */

export type JsonObject = { [key: string]: unknown }

export type SupplementEntry = {
  what: string
  source: string
  /** Changes the parsed description in place. `find` gives the object at a JSON pointer. */
  apply: (find: (pointer: string) => JsonObject) => void
}

const offerInfo = '/paths/~1offer.info/post'
const successOf = (operation: string) => `/paths/~1${operation}/post/responses/200/content/application~1json/schema`
const requestOf = (operation: string) => `/paths/~1${operation}/post/requestBody/content/application~1json/schema`

const uuid = { type: 'string', format: 'uuid' }
const calendarDate = { type: 'string', anyOf: [{ format: 'date' }, { format: 'date-time' }] }

/** An operation that answers with the same object as offer.info. */
function addOfferOperation(find: (pointer: string) => JsonObject, operation: string, properties: JsonObject): void {
  find('/paths')[`/${operation}`] = {
    post: {
      description: '**Requires the [`offersWrite`](authentication) permission.**',
      requestBody: {
        content: {
          'application/json': {
            schema: {
              type: 'object',
              required: Object.keys(properties),
              properties: { ...properties, excludeFormDefinition: { type: 'boolean' } },
            },
          },
        },
      },
      responses: { 200: find(`${offerInfo}/responses/200`) },
    },
  }
}

export const supplement: readonly SupplementEntry[] = [
  {
    what: 'offer.setStatus: the outcome of an offer is set by its acceptance status',
    source: 'https://developers.ashbyhq.com/changelog/2026-07-01-add-offer-set-status',
    apply: (find) =>
      addOfferOperation(find, 'offer.setStatus', { offerId: uuid, acceptanceStatus: { enum: ['Accepted', 'Declined', 'Cancelled'] } }),
  },
  {
    what: 'offer.setDecidedAt: the time of the decision, an instant in UTC',
    source: 'https://developers.ashbyhq.com/reference/offersetdecidedat',
    apply: (find) => addOfferOperation(find, 'offer.setDecidedAt', { offerId: uuid, decidedAt: { type: 'string', format: 'date-time' } }),
  },
  {
    what: 'webhook.create takes more types than its list: jobCreate, jobUpdate, openingCreate, signatureRequestUpdate',
    source: 'their payloads are in the description itself; jobCreate and jobUpdate were seen to be accepted in practice',
    apply: (find) => {
      const more = ['jobCreate', 'jobUpdate', 'openingCreate', 'signatureRequestUpdate']
      const places = [`${requestOf('webhook.create')}/properties`, ...listWebhookResults(find)]
      for (const place of places) {
        const type = find(place).webhookType as JsonObject
        if (Array.isArray(type.enum)) type.enum = [...new Set([...type.enum, ...more])]
      }
    },
  },
  {
    what: 'webhookActionId stands beside action and data in every webhook but the ping',
    source: 'https://developers.ashbyhq.com/docs/common-payload-data',
    apply: (find) => {
      for (const [name, definition] of Object.entries(find('/webhooks'))) {
        if (name === 'ping') continue
        const { properties } = find(`/webhooks/${name}/post/requestBody/content/application~1json/schema`)
        if (properties && definition) (properties as JsonObject).webhookActionId = { type: 'string' }
      }
    },
  },
  {
    what: 'startDate of an offer is a plain calendar date, not a date-time',
    source: 'seen in practice',
    apply: (find) =>
      forEachProperties(find(''), (properties) => {
        if ('startDate' in properties && 'salary' in properties) properties.startDate = calendarDate
      }),
  },
  {
    what: 'the list parameters of location.list stand beside a closed object in an allOf, so that no request with a cursor would be valid',
    source: 'the description contradicts itself; paging works in practice',
    apply: (find) => {
      delete find(`${requestOf('location.list')}/allOf/1`).additionalProperties
    },
  },
  {
    what: 'values of an offer form follow the type of the field, not only text',
    source: 'https://developers.ashbyhq.com/changelog, April 2026: Currency field values',
    apply: (find) => {
      for (const operation of ['offer.create', 'offer.update']) {
        const submission = find(`${requestOf(operation)}/properties/offerForm/properties/fieldSubmissions/items/properties`)
        submission.value = {}
      }
    },
  },
  {
    what: 'null clears the value of a custom field',
    source: 'seen in practice, in a public client that does so',
    apply: (find) => {
      const { fieldValue } = find(`${requestOf('customField.setValues')}/properties/values/items/properties`)
      const { oneOf } = fieldValue as { oneOf: unknown[] }
      oneOf.push({ type: 'null' })
    },
  },
  {
    what: 'custom fields have more types than the list of their definition: Url and UUID, which customField.create takes, and Location',
    source: 'the description of customField.create; https://developers.ashbyhq.com/changelog, 14 July 2026: Location field type',
    apply: (find) =>
      forEachProperties(find(''), ({ fieldType }) => {
        const type = fieldType as JsonObject | undefined
        if (Array.isArray(type?.enum)) type.enum = [...new Set([...type.enum, 'Url', 'UUID', 'Location'])]
      }),
  },
  {
    what: 'customField.list and customField.info carry a description; customField.list takes includeArchived',
    source: 'https://developers.ashbyhq.com/changelog, 26 May 2026; includeArchived is sent by public connectors',
    apply: (find) => {
      const { allOf } = find(requestOf('customField.list')) as { allOf: unknown[] }
      allOf.push({ type: 'object', properties: { includeArchived: { type: 'boolean' } } })
    },
  },
]

function listWebhookResults(find: (pointer: string) => JsonObject): string[] {
  const places = ['webhook.create', 'webhook.info', 'webhook.update'].map(
    (operation) => `${successOf(operation)}/oneOf/0/allOf/1/properties/results/properties`,
  )

  return places.filter((place) => {
    try {
      return 'webhookType' in find(place)
    } catch {
      // webhook.update refers to webhook.create's result instead of having its own.
      return false
    }
  })
}

function forEachProperties(node: unknown, visit: (properties: JsonObject) => void): void {
  if (Array.isArray(node)) {
    for (const entry of node) forEachProperties(entry, visit)
    return
  }
  if (typeof node !== 'object' || node === null) return

  const { properties } = node as JsonObject
  if (typeof properties === 'object' && properties !== null && !Array.isArray(properties)) visit(properties as JsonObject)
  for (const entry of Object.values(node)) forEachProperties(entry, visit)
}

const errorCode = { type: 'string', minLength: 1 }

/**
 * A refusal. The description knows one form, with both `errors` (texts) and `errorInfo`; these were seen in practice:
 * either of the two alone, `errorInfo` null, and `errors` as objects with a message and the parameter at fault.
 */
export const refusalSchema = {
  type: 'object',
  required: ['success'],
  properties: {
    success: { const: false },
    errors: {
      type: 'array',
      minItems: 1,
      items: {
        anyOf: [
          errorCode,
          { type: 'object', required: ['message'], properties: { message: errorCode, parameter: { type: ['string', 'null'] } } },
        ],
      },
    },
    errorInfo: {
      type: ['object', 'null'],
      required: ['code'],
      properties: { code: errorCode, message: { type: 'string' }, requestId: { type: 'string' }, meta: { type: 'object' } },
    },
  },
  anyOf: [{ required: ['errors'] }, { required: ['errorInfo'], properties: { errorInfo: { type: 'object' } } }],
}

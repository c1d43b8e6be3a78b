import { afterEach, describe, expect, it } from 'vitest'
import { createStubClients } from '#tests/fixtures/ashby/stub-client.ts'

const { failureOf, refusedWith, reports, closeAll } = createStubClients()

afterEach(closeAll)

describe('what Ashby refuses', () => {
  const codeShape = { success: false, errorInfo: { code: 'offer_not_found', message: 'Offer not found', requestId: '01INFO' } }

  it.each([
    ['errorInfo with a code', codeShape],
    ['a list of codes', { success: false, errors: ['offer_not_found'] }],
    ['a list of codes beside a null errorInfo', { success: false, errors: ['offer_not_found'], errorInfo: null }],
    ['a list of objects', { success: false, errors: [{ message: 'Offer not found', parameter: 'offerId' }], errorInfo: null }],
    ['all of them mixed', { ...codeShape, errors: ['Offer not found', { message: 'Offer not found' }] }],
    ['results that are null', { success: false, results: null, errors: ['offer_not_found'] }],
  ])('is understood as %s', async (_shape, json) => {
    const error = await refusedWith({ json })
    expect(error).toMatchObject({ code: 'ashby_not_found', retry: 'no', ashbyCode: 'offer_not_found', status: 200 })
  })

  it('carries Ashby’s request id from the body or else the header, and tells it', async () => {
    const fromBody = await refusedWith({ json: codeShape, headers: { 'x-ashby-request-id': '01HEAD' } })
    expect(fromBody.requestId).toBe('01INFO')

    const fromHeader = await refusedWith({
      json: { success: false, errors: ['offer_not_found'] },
      headers: { 'x-ashby-request-id': '01HEAD' },
    })
    expect(fromHeader.requestId).toBe('01HEAD')
    expect(fromHeader.userMessage).toContain('01HEAD')
    expect(reports.at(-1)).toMatchObject({ requestId: '01HEAD', code: 'ashby_not_found', ashbyCode: 'offer_not_found' })
  })

  it.each([
    { status: 403, json: { success: false, errors: [{ message: 'You do not have permission to access this endpoint', parameter: null }] } },
    { status: 403, json: { success: false, errorInfo: { code: 'missing_endpoint_permission', message: 'no' } } },
    { status: 403, json: { success: false, errors: ['missing_endpoint_permission'], errorInfo: null } },
    { status: 200, json: { success: false, errors: ['missing_endpoint_permission'] } },
  ])('names the permission that is missing, in the words of Ashby’s form: %j', async (reply) => {
    const error = await refusedWith(reply)
    expect(error).toMatchObject({ code: 'ashby_permission_missing', permission: 'offers:read', retry: 'no' })
    expect(error.userMessage).toContain('Offers: Read')
  })

  it.each([
    { status: 401, body: 'Unauthorized' },
    { status: 401, json: { success: false, errors: ['unauthorized'] } },
    { status: 403, body: 'Forbidden' },
    { status: 403, json: { success: false, errorInfo: { code: 'invalid_api_key', message: 'bad key' } } },
    { status: 403, body: '' },
  ])('says that the key is wrong, and never that a permission is missing: %j', async (reply) => {
    const error = await refusedWith(reply)
    expect(error).toMatchObject({ code: 'ashby_key_invalid', retry: 'no', permission: null })
  })

  it.each([
    'sync_token_expired',
    'sync_token_invalid',
    'next_cursor_expired',
    'invalid_next_cursor',
    'cursor_invalid',
    'incremental_sync_too_large',
  ])('says to begin the list again for %s', async (code) => {
    const error = await failureOf('offer.list', {}, () => ({ json: { success: false, errors: [code] } }))
    expect(error).toMatchObject({ code: 'ashby_cursor_expired', ashbyCode: code })
  })

  it('takes the name of a missing permission from Ashby where Ashby tells it', async () => {
    const error = await refusedWith({
      status: 403,
      json: { success: false, errors: [{ message: 'missing_endpoint_permission', parameter: 'candidatesRead' }] },
    })
    expect(error).toMatchObject({ code: 'ashby_permission_missing', permission: 'candidates:read' })
  })

  it.each([
    ['The cursor has expired. Restart the pagination without a cursor.', 'cursor'],
    ['The syncToken could not be decoded. Perform a full sync without a syncToken.', 'syncToken'],
  ])('recognises a lost place in a list by its sentence alone: %s', async (message, parameter) => {
    const error = await failureOf('offer.list', {}, () => ({ json: { success: false, errors: [{ message, parameter }] } }))
    expect(error).toMatchObject({ code: 'ashby_cursor_expired' })
  })

  it('keeps Ashby’s own sentence out of what is shown, since it may quote somebody', async () => {
    const error = await refusedWith({
      json: { success: false, errorInfo: { code: 'invalid_input', message: 'zoe@home.example.com is taken' } },
    })
    expect(error).toMatchObject({ code: 'ashby_refused', ashbyCode: 'invalid_input', ashbyMessage: 'zoe@home.example.com is taken' })
    expect(`${error.message} ${error.userMessage}`).not.toContain('zoe')
  })

  it('treats an unknown endpoint as refused', async () => {
    expect(await refusedWith({ status: 404, body: 'Not found' })).toMatchObject({ code: 'ashby_refused', status: 404, retry: 'no' })
  })
})

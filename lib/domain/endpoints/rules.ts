/** The type of an endpoint whose webhooks somebody makes by hand in Ashby: of whatever type they are, they share its URL and its secret. */
export const BY_HAND = 'byHand'

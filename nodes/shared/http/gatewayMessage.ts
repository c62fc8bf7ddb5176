/** What servers and clouds before a vendor say in their own name, in any language of status codes. */
const GATEWAY =
	/^(?:http )?(?:error )?(?:50[0-4][: -]*)?(?:the )?(?:service (?:is )?(?:temporarily |currently )?unavailable|server (?:is )?(?:temporarily )?unavailable|internal server error|bad gateway|gateway time-?out|endpoint request timed out|network error communicating with endpoint|no healthy upstream|upstream [^.]{0,80}|forwarding failure)[. ]*$/i;

/** True for a message that a gateway gives in place of the vendor: it does not say whether the vendor has acted. */
export function isGatewayMessage(message: string): boolean {
	return message.length < 200 && GATEWAY.test(message.trim());
}

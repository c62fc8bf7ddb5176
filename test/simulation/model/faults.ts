import { htmlAnswer, jsonAnswer, LostConnection, type SimAnswer } from './http';

/** Where a vendor that moved its API sends everybody. Whoever follows shows it their credentials. */
export const LOGIN_HOST = 'login.example.net';

/** Everything a vendor, or something on the way to it, has been seen to answer instead of the documented answer. */
export const FAULT_KINDS = [
	'429',
	'500',
	'503',
	'503 after acting',
	'400',
	'401',
	'404',
	'409',
	'302',
	'html 200',
	'html 404',
	'empty 200',
	'cut body',
	'refused',
	'reset after acting',
	'silence before acting',
	'silence after acting',
	'endless answer',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

/** Strikes at the n-th vendor call of an operation (counted from 0); how often it then strikes at calls like it. */
export interface Fault {
	call: number;
	kind: FaultKind;
	/** `for a minute`: at every call within a minute, of whatever kind. */
	lasts: 'once' | 'always' | 'for a minute';
	/** Strikes at calls with this API key only. */
	apiKey?: string;
}

/** Only a limit of the client's own ends this. */
const silence = async () => await new Promise<never>(() => {});

/**
 * What a fault makes of one call.
 *
 * @param act lets the vendor act
 * @param begun says that the first byte of the answer is there
 * @throws LostConnection
 */
export async function strike(
	kind: FaultKind,
	act: () => Promise<SimAnswer>,
	begun: () => void,
	apiKey: string,
): Promise<SimAnswer> {
	switch (kind) {
		case '302':
			return { ...htmlAnswer(302), headers: { location: `https://${LOGIN_HOST}/` } };
		case 'html 200':
			return htmlAnswer(200);
		case 'html 404':
			return htmlAnswer(404);
		case 'empty 200':
			return { status: 200, headers: {}, text: '' };
		case 'cut body':
			await act();
			throw new LostConnection('HPE_INVALID_CHUNK_SIZE', 'Parse Error: Invalid character in chunk');
		case 'refused':
			throw new LostConnection('ECONNREFUSED');
		case 'reset after acting':
			await act();
			throw new LostConnection('ECONNRESET', 'socket hang up');
		case '503 after acting':
			await act();
			return jsonAnswer(503, { message: 'Service Unavailable' });
		case 'silence before acting':
			return await silence();
		case 'silence after acting':
			await act();
			return await silence();
		case 'endless answer':
			await act();
			begun();
			return await silence();
		default:
			// A vendor's own words, which may quote what it was sent.
			return jsonAnswer(Number(kind), { message: `Key ${apiKey} may not do this.` });
	}
}

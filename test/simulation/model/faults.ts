import { htmlAnswer, jsonAnswer, LostConnection, type SimAnswer } from './http';

/** Everything a vendor, or something on the way to it, has been seen to answer instead of the documented answer. */
export const FAULT_KINDS = [
	'429',
	'500',
	'502',
	'503',
	'400',
	'401',
	'403',
	'404',
	'409',
	'422',
	'html 200',
	'html 404',
	'empty 200',
	'cut body',
	'refused',
	'reset after acting',
	'timeout after acting',
	'endless answer',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

/** Strikes at the n-th vendor call of an operation (counted from 0), or at that call and every later one like it. */
export interface Fault {
	call: number;
	kind: FaultKind;
	always: boolean;
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
	act: () => SimAnswer,
	begun: () => void,
	apiKey: string,
): Promise<SimAnswer> {
	switch (kind) {
		case 'html 200':
			return htmlAnswer(200);
		case 'html 404':
			return htmlAnswer(404);
		case 'empty 200':
			return { status: 200, headers: {}, text: '' };
		case 'cut body':
			act();
			throw new LostConnection(
				'HPE_INVALID_CHUNK_SIZE',
				'Parse Error: Invalid character in chunk size',
			);
		case 'refused':
			throw new LostConnection('ECONNREFUSED');
		case 'reset after acting':
			act();
			throw new LostConnection('ECONNRESET', 'socket hang up');
		case 'timeout after acting':
			act();
			return await silence();
		case 'endless answer':
			act();
			begun();
			return await silence();
		case '404':
			// In the vendor's own words, about something that is there all the same.
			return jsonAnswer(404, { message: 'Not here right now.' });
		default:
			return jsonAnswer(Number(kind), { message: `Key ${apiKey} may not do this.` });
	}
}

import { sleep, type IWebhookFunctions } from 'n8n-workflow';

/** A repeat that comes later than this finds the first one recorded in n8n's store. */
const WINDOW_MS = 30_000;
const MAX_EVENTS = 20_000;

/** How long an event waits to hear whether n8n has taken the first one; n8n normally does in milliseconds. */
const PATIENCE_MS = 5_000;

interface HandedOver {
	at: number;
	/** The request that brought it, until n8n has answered that. */
	request?: object;
	/** Whether n8n acknowledged it in the end. */
	taken: Promise<boolean>;
}

/** Events that were handed over by this process, by workflow, node and event id; oldest first. */
const handedOver = new Map<string, HandedOver>();

/**
 * Recognises an event that this process has handed over to n8n a moment ago. n8n's own store is read and then written,
 * so of two executions of one event that run on two workers at the same time each finds it new; the process that
 * receives both deliveries can tell.
 *
 * A repeat is only acknowledged once n8n has acknowledged the first one; where n8n does not, the repeat takes its place.
 *
 * @returns true where the event is to be handed over; it is remembered from then on
 */
export async function isFirst(context: IWebhookFunctions, eventId: string): Promise<boolean> {
	forgetOld(Date.now());
	const key = [context.getWorkflow().id, context.getNode().id, eventId].join('|');
	for (let known = handedOver.get(key); known; known = handedOver.get(key)) {
		if (known.request === context.getResponseObject()) return false;
		const waited = known.request ? sleep(PATIENCE_MS).then(() => false) : known.taken;
		if (await Promise.race([known.taken, waited])) return false;
		if (handedOver.get(key) === known) handedOver.delete(key);
	}
	remember(key, context);
	return true;
}

function forgetOld(now: number): void {
	for (const [key, { at }] of handedOver) {
		if (now - at < WINDOW_MS && handedOver.size <= MAX_EVENTS) return;
		handedOver.delete(key);
	}
}

function remember(key: string, context: IWebhookFunctions): void {
	const response = context.getResponseObject();
	let settle: (taken: boolean) => void = () => {};
	const taken = new Promise<boolean>((resolve) => (settle = resolve));
	const entry: HandedOver = { at: Date.now(), request: response, taken };
	handedOver.set(key, entry);
	response.once('close', () => {
		const acknowledged = response.writableFinished && response.statusCode < 300;
		entry.request = undefined;
		if (!acknowledged && handedOver.get(key) === entry) handedOver.delete(key);
		settle(acknowledged);
	});
}

import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { asNodeError, operationError } from '../errors';
import { setDeadline } from '../http';
import { presenceAt } from '../registration/ask';
import { leaving, lockedText } from '../registration/leaving';
import { reconcile } from '../registration/reconcile';
import { inTurn, startSession } from '../registration/session';
import { hostOf, isOwnWebhookPath, webhookIdOf } from '../trigger/addresses';
import type { Registration } from '../trigger/registration';
import type { Session, TriggerVendor } from '../trigger/vendor';
import { displacedBy, recorded } from './takeOver';

const GIVE_BACK_MS = 60_000;

export interface GivenBack extends IDataObject {
	event: string;
	/** Who receives the event now; null if nobody does. */
	host: string | null;
	note: string;
}

/**
 * Frees a slot that a trigger of this n8n has left behind, at whatever address: puts back whoever it had displaced, or
 * empties it if nobody was.
 *
 * @returns undefined if there is nothing in the slot
 * @throws NodeOperationError if it is somebody else's, or a published trigger answers there; nothing was changed then
 */
export async function giveBack(
	context: IExecuteFunctions,
	vendor: TriggerVendor,
	slot: string,
): Promise<GivenBack | undefined> {
	const actual = await vendor.adapter(context).list([slot], []);
	const present = actual.find((registration) => registration.slot === slot);
	if (!present) return undefined;
	const session = await startSession(context, vendor, {
		url: present.url,
		webhookId: webhookIdOf(present.url) ?? '',
		isTest: false,
		spec: { events: [slot], extras: {} },
		state: {},
		ms: GIVE_BACK_MS,
	});
	try {
		const former = await mayGiveBack(session, context, present);
		const { stepsFor } = leaving(session);
		const isDue = ({ slot: its, url }: Registration) => its === slot && url === present.url;
		const steps = (all: Registration[]) => stepsFor(all, all.filter(isDue));
		await inTurn(session, async () => await reconcile(session, steps));
		const host = former ? hostOf(former) : null;
		return {
			event: slot,
			host,
			note: host
				? `${vendor.name} sends this event to ${host} again.`
				: `${vendor.name} sends this event nowhere now. Publish a workflow to receive it.`,
		};
	} catch (error) {
		throw asNodeError(context.getNode(), error);
	} finally {
		setDeadline(context, Infinity);
	}
}

/** @returns the address that gets the slot back, if there is one */
async function mayGiveBack(
	session: Session,
	context: IExecuteFunctions,
	present: Registration,
): Promise<string | undefined> {
	const { self, vendor } = session;
	const host = hostOf(present.url);
	const token = vendor.registeredToken(present);
	const isOurs = token === self.tokens.production || token === self.tokens.test;
	// Whom this process wanted to displace is of no account if that came to nothing: somebody else may be there by now.
	const displaced = isOurs ? displacedBy(session, present) : recorded(session, present);
	const refuse = (text: { message: string; description: string }) =>
		operationError(context.getNode(), text);
	if (displaced && 'lockedHost' in displaced) {
		throw refuse(lockedText([displaced.lockedHost], vendor.name));
	}
	if (!isOurs && !displaced) {
		throw refuse({
			message: `${host} gets this event, and not because of a trigger of this n8n`,
			description:
				'Nothing was changed. Use Delete or Update if you are sure that it may be replaced.',
		});
	}
	// What the vendor sends to an address with each event, it may be asked with, too.
	const presence = await presenceAt(context, present.url, vendor.deliveryHeaders(present));
	if (presence === 'published') {
		throw refuse({
			message: `A published ${vendor.name} Trigger receives this event at ${host}`,
			description:
				'Nothing was changed. Unpublish that workflow: it gives the event back automatically.',
		});
	}
	if (presence !== 'free' && isOwnWebhookPath(context, present.url)) {
		throw refuse({
			message: `It is not known whether a published ${vendor.name} Trigger receives this event`,
			description: `Nothing was changed: this n8n cannot reach its own address at ${host}. Publish the workflow that had this event, then unpublish it: that gives the event back as well. Or ask whoever runs n8n to let it reach that address.`,
		});
	}
	return displaced && vendor.exclusive?.registrationOf(displaced.former).url;
}

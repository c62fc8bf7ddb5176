import type { ConflictFacts } from '../../shared/trigger/vendor';

const quoted = (events: readonly string[]) => events.map((event) => `"${event}"`).join(', ');

const ONE_PLACE = 'PAVE sends each event of an API key to one address only.';

/** What happened and what to do next, when the slot of an event is taken. */
export function describeConflict({ kind, events, host, sameN8n, test }: ConflictFacts): {
	message: string;
	description: string;
} {
	if (kind === 'ownProduction') {
		return {
			message: `This workflow is published and receiving ${quoted(events)}, so listening for a test would interrupt it`,
			description: `${ONE_PLACE} Unpublish the workflow to test, or use PAVE > Event > Get Sample, or copy a past execution into the editor. To test while published, set When Testing While Published to "Borrow the Event Briefly" in the trigger's options.`,
		};
	}
	if (kind === 'unreachable') {
		return {
			message: `The published workflow cannot be reached from here, so ${quoted(events)} cannot be borrowed`,
			description: `While you listen, n8n passes every event on to the published workflow at ${host}. This machine gets no clear answer from there, so events would be missed. ${ONE_PLACE} Unpublish the workflow to test, or use PAVE > Event > Get Sample.`,
		};
	}
	if (kind === 'tooLong' && !test) {
		return {
			message: `Another workflow in this n8n has taken ${quoted(events)} over, and only that one can give it back`,
			description: `What it displaced is too long to be handed on. ${ONE_PLACE} Unpublish that workflow, then publish this one.`,
		};
	}
	if (kind === 'tooLong') {
		return {
			message: `The published registration for ${quoted(events)} is too long to be borrowed safely`,
			description: `Its custom attributes and what it remembers do not fit into one request. ${ONE_PLACE} Unpublish the workflow to test, or use PAVE > Event > Get Sample.`,
		};
	}
	const owner = sameN8n ? 'another workflow in this n8n' : host;
	const message = `PAVE already sends ${quoted(events)} to ${owner}`;
	if (test) {
		return {
			message,
			description: `${ONE_PLACE} A test never takes over somebody else's events. Publish the workflow with If PAVE Already Sends This Elsewhere set to a take-over, or use PAVE > Event > Get Sample to build the rest of the workflow.`,
		};
	}
	if (sameN8n) {
		return {
			message,
			description: `${ONE_PLACE} Use one PAVE Trigger and branch behind it. Or choose "Take Over" or "Take Over and Forward" under If PAVE Already Sends This Elsewhere, or another API key.`,
		};
	}
	return {
		message,
		description: `${ONE_PLACE} Under If PAVE Already Sends This Elsewhere choose "Take Over" (${host} gets nothing until you unpublish), "Take Over and Forward" (${host} keeps receiving through n8n), or leave "Stop and Tell Me" and use another API key.`,
	};
}

import { accountOf, eventsOf, violation, type Kind, type Violation } from './violation';
import type { Ran } from './model/n8n';
import type { Received } from './model/reception';
import type { World } from './model/world';

/** Two processes that get an event in the same moment may both run it. */
const SAME_MOMENT_MS = 6_000;
const ANSWERED_WITHIN_MS = 2_000;

/** What became of every event that reached one of our addresses. */
export function deliveryViolations(world: World): Violation[] {
	const { received, n8n } = world;
	return received.flatMap((arrival, index) => {
		const { request, node, isTest, status } = arrival;
		const serial = serialIn(request.text);
		const sent = world.sent.find((one) => one.serial === serial && one.held.url === request.url);
		if (isTest || !sent || !n8n.workflows.size || sent.tampered) return [];
		const isSameEvent = (other: (typeof received)[number]) =>
			other.node.id === node.id && !other.isTest && serialIn(other.request.text) === serial;
		// Said once for each event.
		if (received.findIndex(isSameEvent) !== index) return [];
		const all = received.filter(isSameEvent);
		// n8n 1.123 gave the job to another worker, and shows what became of it there.
		const isTakenUp = (ran: Ran) =>
			ran.crashed &&
			n8n.runs.some(
				({ again, crashed, executionId }) => again && !crashed && executionId === ran.executionId,
			);
		const runs = n8n.runs.filter(
			(ran) =>
				ran.node.id === node.id &&
				!ran.isTest &&
				ran.serials.includes(serial ?? 0) &&
				!isTakenUp(ran),
		);
		const due = eventsOf(node).includes(sent.event) && accountOf(node) === sent.held.account;
		const ended = runs.filter(({ crashed }) => !crashed);
		const twice = ended.slice(1).some((ran, at) => {
			const first = ended[at];
			const apart = first.receiver !== ran.receiver || first.runner !== ran.runner;
			// Whoever died may not have come to ask whether n8n's list has kept its record.
			if (first.runner.dead || first.receiver.dead) return false;
			return !apart || ran.at - first.at > SAME_MOMENT_MS;
		});
		const late = all.find(({ at, answered }) => answered - at > ANSWERED_WITHIN_MS);
		const answered = all.filter((one) => one.status !== 0);
		const said = (kind: Kind, what: string) => [violation(kind, `event ${serial}: ${what}`)];
		return [
			...(twice ? said('doubled', `processed ${ended.length} times`) : []),
			...(late ? said('late', `answered after ${late.answered - late.at} ms`) : []),
			...(runs.length > 0 || !due || answered.length === 0 || isForgotten(world, arrival)
				? []
				: answered.some((one) => one.status === 200)
					? said('lost', 'answered 200 and never processed')
					: said('lost', `authentic, and answered ${status}`)),
		];
	});
}

/** Every event that was taken over for forwarding reached whoever was displaced, or left a hint. */
export function forwardingViolations({ n8n, sent, elsewhere }: World): Violation[] {
	const due = n8n.runs.filter(
		({ node, isTest, crashed, failed }) =>
			node.parameters.existingCallback === 'relay' && !isTest && !crashed && failed === undefined,
	);
	return due.flatMap(({ serials, hints }) =>
		serials
			.filter((serial) => sent.some((one) => one.serial === serial && one.displaces))
			.filter(
				(serial) => hints.length === 0 && !elsewhere.some(({ text }) => serialIn(text) === serial),
			)
			.map((serial) =>
				violation('lost', `event ${serial}: not forwarded, and not a word about it`),
			),
	);
}

export function serialIn(text: string): number | undefined {
	const found = /"serial":(-?\d+)/.exec(text);
	return found ? Number(found[1]) : undefined;
}

/** Nothing ran that no vendor had sent. Forged deliveries carry negative serial numbers, or none. */
export function authenticityViolations({ sent, received }: World): Violation[] {
	const serials = new Set(sent.map(({ serial }) => serial));
	return received.flatMap(({ started, request, threw }) => [
		...(started && !serials.has(serialIn(request.text) ?? -1)
			? [violation('forged', `started an execution: ${request.text.slice(0, 80)}`)]
			: []),
		...(threw === undefined ? [] : [violation('threw', `webhook(): ${threw}`)]),
	]);
}

/**
 * n8n was killed before it had saved what publishing wrote, the token's hash among it, and the secret has changed since:
 * nothing is left from which the token could be told.
 */
function isForgotten({ n8n, rotated }: World, { node, status, at }: Received): boolean {
	const hook = n8n.hooks.findLast(
		(one) => one.node.id === node.id && one.what === 'create' && !one.isTest && one.began <= at,
	);
	const isUnsaved = hook !== undefined && hook.process.dead && hook.saved !== true;
	return status === 401 && rotated.length > 0 && isUnsaved;
}

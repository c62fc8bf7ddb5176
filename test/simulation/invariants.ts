import type { INode } from 'n8n-workflow';
import { DEADLINE_MS, type Told } from './model/n8n';
import { FOREIGN_HOST } from './model/network';
import type { World } from './model/world';

/** What the user consented to, from the node's parameters. */
const policyOf = (node: INode) => String(node.parameters.existingCallback ?? 'fail');
const eventsOf = (node: INode) => node.parameters.events as string[];
const endpointOf = (url: string) => url.replace(/[?#].*$/, '');

interface Placed {
	workflowId: string;
	node: INode;
	published: boolean;
	/** The latest publishing or unpublishing did not fail for this node. */
	told: string | undefined;
}

/** What the vendor holds against what it should hold. Only after everything has settled. */
export function registrationViolations(world: World, exclusive: boolean): string[] {
	const violations: string[] = [];
	const held = world.vendor.held();
	const nodes = placedNodes(world);
	const urlOf = ({ node }: Placed) => world.n8n.urlsOf(node);

	for (const placed of nodes) {
		const { production, test } = urlOf(placed);
		const mine = held.filter(({ url }) => endpointOf(url) === production);
		const testing = held.filter(({ url }) => endpointOf(url) === test);
		const { node, published, told } = placed;
		if (testing.length > 0 && !abandoned(world, placed))
			violations.push(`${node.name}: a test registration is left`);
		if (!published && mine.length > 0 && told === undefined) {
			violations.push(`${node.name}: unpublished without a word, and still registered`);
		}
		if (!published || told !== undefined) continue;
		const registered = mine.flatMap(({ events }) => events);
		const wanted = eventsOf(node).filter(
			(event) =>
				!world.tampered.has(exclusive ? event : 'au') &&
				!takenByConsent(world, nodes, placed, event),
		);
		const missing = wanted.filter((event) => !registered.includes(event));
		if (missing.length > 0)
			violations.push(`${node.name}: published, but deaf to ${missing.join(', ')}`);
		const extra = registered.filter((event) => !eventsOf(node).includes(event));
		if (extra.length > 0) violations.push(`${node.name}: still registered for ${extra.join(', ')}`);
		if (!exclusive && mine.length > 1)
			violations.push(`${node.name}: registered ${mine.length} times`);
	}

	for (const [place, theirs] of world.theirs) {
		const now = held.filter((one) => one.place === place);
		if (now.some(({ bytes }) => bytes === theirs.bytes)) continue;
		const holds = (url: string) => now.some((one) => endpointOf(one.url) === url);
		const taker = nodes.find(
			(placed) =>
				(holds(urlOf(placed).production) && eventsOf(placed.node).includes(place)) ||
				(holds(urlOf(placed).test) && abandoned(world, placed)),
		);
		const consented = taker !== undefined && policyOf(taker.node) !== 'fail';
		// Taken over as the user wished, or known to be still there because unpublishing failed.
		const known = taker?.published === true ? consented : taker?.told !== undefined;
		if (exclusive && (known || toldAbout(world, FOREIGN_HOST))) continue;
		const shows = now.map(({ url }) => new URL(url).host + new URL(url).pathname).join(', ');
		violations.push(`${place}: somebody else's registration is lost (now: ${shows || 'nothing'})`);
	}
	return violations;
}

/** What became of every event that reached one of our addresses. */
export function deliveryViolations(world: World): string[] {
	const violations: string[] = [];
	const serials = new Set(world.sent.map(({ serial }) => serial));
	for (const serial of serials) {
		const arrivals = world.received.filter(({ request }) => serialIn(request.text) === serial);
		const nodeIds = new Set(arrivals.flatMap(({ nodeId }) => nodeId ?? []));
		for (const nodeId of nodeIds) {
			const here = arrivals.filter((one) => one.nodeId === nodeId && one.status !== 0);
			const refused = here.filter(({ status }) => status !== 200);
			const times = world.n8n.runs.filter(
				(run) => run.nodeId === nodeId && !run.isTest && run.serials.includes(serial),
			).length;
			if (times > 1) violations.push(`event ${serial}: processed ${times} times`);
			if (times > 0 || !here.some(({ due }) => due)) continue;
			if (refused.length < here.length)
				violations.push(`event ${serial}: answered 200 and never processed by production`);
			else if (world.sent.some((sent) => sent.serial === serial && !sent.excused))
				violations.push(`event ${serial}: authentic, and answered ${refused[0].status}`);
		}
	}
	return violations;
}

export function serialIn(text: string): number | undefined {
	const found = /"serial":(-?\d+)/.exec(text);
	return found ? Number(found[1]) : undefined;
}

/** Every event that was taken over for forwarding reached whoever was displaced, or left a hint. */
export function forwardingViolations({ n8n, sent, foreignInbox }: World): string[] {
	const due = n8n.runs.filter(({ forwards, isTest, crashed }) => forwards && !isTest && !crashed);
	return due.flatMap(({ serials, hints }) =>
		serials
			.filter((serial) => sent.some((one) => one.serial === serial && one.displaces))
			.filter(
				(serial) => hints.length === 0 && !foreignInbox.some(({ body }) => body.serial === serial),
			)
			.map((serial) => `event ${serial}: not forwarded, and not a word about it`),
	);
}

/** Nothing ran that no vendor had sent. Forged deliveries carry negative serial numbers, or none. */
export function authenticityViolations(world: World): string[] {
	const sent = new Set(world.sent.map(({ serial }) => serial));
	return [
		...world.received
			.filter(({ started, request }) => started && !sent.has(serialIn(request.text) ?? -1))
			.map(({ request }) => `a forged delivery started an execution: ${request.text.slice(0, 80)}`),
		...world.received
			.filter(({ threw }) => threw !== undefined)
			.map(({ threw }) => `webhook() threw: ${threw ?? ''}`),
	];
}

/** No hook keeps n8n waiting longer than n8n waits; one that was killed with its process is excused. */
export function patienceViolations({ n8n, kernel }: World): string[] {
	return n8n.waits.flatMap(({ what, began, ended, process }) => {
		const seconds = ((ended ?? kernel.now) - began) / 1_000;
		if (process.dead || seconds * 1_000 <= DEADLINE_MS) return [];
		return [`${what} kept n8n waiting for ${ended === undefined ? 'ever' : `${seconds} s`}`];
	});
}

/** What the vendor holds, before and after something that failed. */
export interface Change {
	before: string[];
	after: string[];
	/** Tells the registrations of the node that speaks, and those that any node of ours may have changed. */
	isOf: (bytes: string, nodeId: string) => boolean;
	isOurs: (bytes: string) => boolean;
}

/**
 * Messages hold no secret, and what they say about the outcome is true of what the vendor holds: nothing of the node
 * that speaks was added, and nothing of anybody else's is missing.
 */
export function claimViolations(
	failures: Told['failures'],
	secrets: string[],
	{ before, after, isOf, isOurs }: Change,
): string[] {
	const added = after.filter((bytes) => !before.includes(bytes));
	const missing = before.filter((bytes) => !after.includes(bytes) && !isOurs(bytes));
	return failures.flatMap(({ nodeId, message }) => {
		const shown = secrets.some((secret) => message.includes(secret));
		const claims = /nothing (was|new was) (changed|sent|registered|left half registered)/i.test(
			message,
		);
		const untrue = claims && (missing.length > 0 || added.some((bytes) => isOf(bytes, nodeId)));
		return [
			...(shown ? [`a secret is shown: ${message}`] : []),
			...(untrue ? [`untrue: ${message}`] : []),
		];
	});
}

/** What the vendor holds, comparable. */
export const holdings = (world: World) =>
	world.vendor
		.held()
		.map(({ bytes }) => bytes)
		.sort();

function placedNodes(world: World): Placed[] {
	return [...world.n8n.workflows.values()].flatMap((workflow) => {
		const published = workflow.published ?? [];
		const gone = workflow.draft.filter(({ id }) => !published.some((node) => node.id === id));
		const tellings = world.n8n.told.filter(
			({ workflowId, operation, ok }) =>
				workflowId === workflow.id && operation !== 'listen' && (operation !== 'repair' || !ok),
		);
		// What n8n did without asking the node says nothing about the vendor.
		const told = ({ id }: INode) =>
			tellings
				.filter(({ touched }) => touched.includes(id))
				.at(-1)
				?.failures.find(({ nodeId }) => nodeId === id)?.message;
		return [
			...published.map((node) => ({
				workflowId: workflow.id,
				node,
				published: true,
				told: told(node),
			})),
			...gone.map((node) => ({
				workflowId: workflow.id,
				node,
				published: false,
				told: told(node),
			})),
		];
	});
}

/** Another trigger of ours holds the event, as its owner wished. */
function takenByConsent(world: World, nodes: Placed[], loser: Placed, event: string): boolean {
	const holder = world.vendor.held().find(({ place }) => place === event);
	return nodes.some(
		({ node, published }) =>
			node.id !== loser.node.id &&
			published &&
			policyOf(node) !== 'fail' &&
			holder !== undefined &&
			endpointOf(holder.url) === world.n8n.urlsOf(node).production,
	);
}

/** Killed while a test was listening, and never published or unpublished since: nothing of ours was called again. */
function abandoned({ n8n, killedAt }: World, { node, published }: Placed): boolean {
	if (killedAt === undefined || published) return false;
	return !n8n.told.some(({ at, operation, touched }) => {
		const hooks = operation === 'publish' || operation === 'unpublish';
		return at >= killedAt && hooks && touched.includes(node.id);
	});
}

/** Whether any message a user got names somebody else's host, so that they know whom to ask. */
function toldAbout(world: World, host: string): boolean {
	return world.n8n.told.some(({ failures }) =>
		failures.some(({ message }) => message.includes(host)),
	);
}

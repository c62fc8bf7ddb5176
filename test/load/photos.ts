import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { pause } from '../../tools/sandbox';
import { pave, type RunningPave } from '../n8n/support/pave';
import type { Stage } from '../n8n/support/stage';
import { memoryDuring } from './memory';
import type { Row } from './row';
import { completeWithPhotosAt } from './traffic';

const BYTES = 5_000_000;
const ROUNDS = 5;

/** Session Complete with Download Photos on, and 13 photos of 5 MB each. */
export async function photos(stage: Stage, vendor: RunningPave): Promise<Row[]> {
	const pictures = await startPictures();
	try {
		const account = await vendor.openAccount();
		const workflow = await stage.triggerWorkflow({
			vendor: pave,
			account,
			parameters: { options: { downloadPhotos: true } },
		});
		await stage.client().publish(workflow.id);
		const [registration] = await account.registrations();
		const extra: number[] = [];
		for (let round = 0; round < ROUNDS; round++) {
			const body = completeWithPhotosAt(pictures.url, `WNT-P${String(round).padStart(9, '0')}`);
			const { idle, peak } = await memoryDuring(stage.n8n.pid, async () => {
				const { status } = await account.deliver(registration, body);
				if (status !== 200) throw new Error(`Answered with ${status}`);
				await stage.client().waitForExecutions(workflow.id, round + 1, 60_000);
			});
			extra.push(peak - idle);
			await pause(3_000);
		}
		const list = extra.map((mb) => mb.toFixed(0)).join(', ');
		return [
			{
				what: `${pictures.served() / ROUNDS} photos of 5 MB each with one event, ${ROUNDS} times`,
				result: `${list} MB more than just before`,
				promised: 'at most 60 MB more',
			},
		];
	} finally {
		pictures.close();
	}
}

/** Serves the same picture of 5 MB at every address. */
async function startPictures() {
	const picture = Buffer.alloc(BYTES, 7);
	Buffer.from([0xff, 0xd8, 0xff, 0xe0]).copy(picture);
	let served = 0;
	const server = createServer((_request, response) => {
		served += 1;
		response.writeHead(200, { 'content-type': 'image/jpeg', 'content-length': BYTES });
		response.end(picture);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		served: () => served,
		close: () => server.close(),
	};
}

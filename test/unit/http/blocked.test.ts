/** n8n-core reads this file's setting when it is loaded, so not the one that the other files share.
 *
 * @jest-environment node
 */
import './ownNetworkProtected';

import type { FastifyInstance } from 'fastify';

import { isTransient } from '../../../nodes/shared/errors';
import { downloadPhotos, send } from '../../../nodes/shared/http';
import { SERVICE, inContext, localServer, thrownBy } from './support';

/** With its protection on, n8n itself refuses whatever is on a private address, such as this server. */
let app: FastifyInstance;
let url: string;
let requests = 0;

beforeAll(async () => {
	({ app, url } = await localServer((server) => {
		server.get('/*', () => {
			requests++;
			return 'never';
		});
	}));
});
afterAll(async () => await app.close());

test('a call says that n8n does not allow it, and who can change that', async () => {
	const call = inContext(url).run(
		async (context) => await send(context, SERVICE, { method: 'GET', path: '/things' }),
	);
	const { message, description, error } = await thrownBy(call);
	expect(message).toBe('This n8n does not allow requests to the address of Example');
	expect(description).toBe(
		'Nothing was sent: n8n protects its own network. If the address is right, ask whoever runs n8n to add its host to N8N_SSRF_ALLOWED_HOSTNAMES and to restart n8n.',
	);
	// Repeating it changes nothing.
	expect(isTransient(error)).toBe(false);
	expect(requests).toBe(0);
});

test('a photo that n8n does not ask for has that as its problem', async () => {
	const photos = [{ url: `${url}/photo.jpg`, fileName: 'photo' }];
	const [photo] = await inContext(url).run(
		async (context) => await downloadPhotos(context, photos, { allowPrivate: true }),
	);
	expect(photo).toMatchObject({
		problem: `The photo could not be downloaded (This n8n does not allow requests to ${new URL(url).host})`,
	});
	expect(requests).toBe(0);
});

import './environment';

import { createRequire } from 'node:module';

type Service<T> = abstract new (...dependencies: never[]) => T;

interface ServiceContainer {
	get<T>(type: Service<T>): T;
	set<T>(type: Service<T>, instance: T): void;
}

// npm installs @n8n/di more than once; n8n-core's services live in the copy that n8n-core sees.
const fromN8nCore = createRequire(require.resolve('n8n-core'));

/** The container from which n8n-core's contexts take their services. */
export const { Container } = fromN8nCore('@n8n/di') as { Container: ServiceContainer };

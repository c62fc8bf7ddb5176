import { oneN8n } from './oneN8n';

export default async function stopOneN8n(): Promise<void> {
	await oneN8n.end?.();
}

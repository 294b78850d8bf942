// @vitest-environment happy-dom
import { testRetyping } from './test-retyping.tsx';

testRetyping('happy-dom');

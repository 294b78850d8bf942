// @vitest-environment jsdom
import { testRetyping } from './test-retyping.tsx';

testRetyping('jsdom');

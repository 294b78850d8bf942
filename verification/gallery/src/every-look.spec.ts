import { galleryTest as test } from './gallery-test.ts';
import { looks, planLook } from './plan-pictures.ts';

for (const look of looks)
  test(`both demos show each state alike: ${look.lang}, ${look.scheme}, ${look.width} px`, async ({ states, checkPictures }) => {
    await checkPictures(planLook(states, look));
  });

import { galleryTest as test } from './gallery-test.ts';
import { looks, planBrands, planLook } from './plan-pictures.ts';

for (const look of looks)
  test(`both demos show each state alike: ${look.lang}, ${look.scheme}, ${look.width} px`, async ({ states, checkPictures }) => {
    await checkPictures(planLook(states, look));
  });

test('both demos show each brand alike', async ({ checkPictures }) => {
  await checkPictures(planBrands());
});

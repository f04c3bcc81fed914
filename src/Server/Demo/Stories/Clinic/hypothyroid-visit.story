story: hypothyroid-visit
title: Hypothyroidism, office visit
setting: outpatient
service: Family Medicine
age: 25-82
weight: 5
reason: Thyroid follow-up

[values]
tsh = 6.2..9.8

[codes]
E06.3 | | Autoimmune thyroiditis | Hypothyroidism from Hashimoto thyroiditis

[problems]
E06.3 | 8 | Hashimoto thyroiditis with hypothyroidism

[medications]
home | levothyroxine sodium 0.075 mg tablet | 1 tablet by mouth once daily | 966222
discharge | levothyroxine sodium 0.088 mg tablet | 1 tablet by mouth once daily

[results +00:10 85353-1 Vital signs]
8480-6 | Systolic blood pressure | 122 | mm[Hg] | 90-140
8867-4 | Heart rate | 62 | /min | 60-100

[results +00:20 3016-3 Thyrotropin]
3016-3 | Thyrotropin | {tsh} | m[IU]/L | 0.4-4.5

[document +00:35 34108-1 by author]
OFFICE NOTE. Tired and cold for months, takes levothyroxine 75 mcg {with breakfast|with coffee|before breakfast,
never misses}. Thyroid small, firm. TSH {tsh}.
Hypothyroidism from Hashimoto thyroiditis, dose too low: 88 mcg, alone with water. TSH in six weeks.
{author}

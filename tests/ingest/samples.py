"""Texts of our own for the tests of this room: an invented incident, in Arabic and English."""

ARABIC = """انفجار في ميناء النورس يوقع جرحى ويعطل الملاحة

قال مسؤول في ميناء النورس إن انفجارا وقع صباح الثلاثاء في أحد المستودعات، وإن عشرة عمال أصيبوا بجروح متفاوتة.

وأضاف المسؤول أن فرق الإطفاء وصلت إلى المكان خلال دقائق، وأن الحريق أخمد قبل أن يصل إلى صهاريج الوقود القريبة.

وذكرت إدارة الميناء في بيان أن حركة السفن توقفت عدة ساعات، وأنها شكلت لجنة للتحقيق في الحادث.

وقال شاهد كان على الرصيف إن دوي الانفجار سمع في الأحياء المجاورة، وإن السكان خرجوا إلى الشوارع."""

ENGLISH = """Blast at Seagull port wounds workers and stops ships

An official at Seagull port said that an explosion hit a warehouse on Tuesday and that ten workers were hurt.

He added that fire crews came within minutes and that the fire was out before it reached the fuel tanks.

The port authority said in a statement that ships were held back and that it had set up a committee."""

"""What the screens say, in English and Arabic: one table; a new interface language is one more column.

Labels with a number take it as `{n}`. Arabic wordings keep the number after a colon, so that none of them
needs the plural forms of Arabic (one, two, few, many).
"""

from __future__ import annotations

from typing import Literal

from riwaya.export.writing import Digits, date_in_words, dates_in_words, in_digits

Interface = Literal["en", "ar"]

LABELS: dict[str, tuple[str, str]] = {
    # the page as a whole
    "dossier": ("Dossier", "ملف"),
    "built": ("Built", "أُعدّ في"),
    "made_by": (
        "Made with Riwaya. Everything is in this one file; nothing is loaded from the network.",
        "أُعدّ بواسطة «رواية». كل شيء في هذا الملف وحده، ولا يُحمَّل شيء من الشبكة.",
    ),
    "skip_link": ("Skip to the articles", "انتقل إلى المقالات"),
    "contents": ("Contents", "المحتويات"),
    "summary": ("Summary", "خلاصة"),
    "articles": ("Articles", "المقالات"),
    "sources": ("Sources", "المصادر"),
    "skipped": ("What was skipped", "ما لم يُقرأ"),
    "skipped_none": ("Nothing was skipped.", "لم يُترك شيء."),
    "skipped_intro": (
        "These files or rows could not be read. The dossier says nothing about them.",
        "تعذّرت قراءة هذه الملفات أو الصفوف، فلا يقول هذا الملف عنها شيئا.",
    ),
    # counts
    "n_articles": ("Articles", "المقالات"),
    "n_said": ("Quoted or paraphrased", "أقوال منقولة"),
    "n_own": ("In the outlet’s own voice", "بصوت المحرّر"),
    "n_unread": ("Not understood", "لم تُفهم"),
    "n_sources": ("Sources", "المصادر"),
    "n_skipped": ("Skipped", "متروك"),
    "whole": ("All articles", "كل المقالات"),
    "article": ("Article", "المقال"),
    "outlet": ("Outlet", "الوسيلة"),
    "date": ("Date", "التاريخ"),
    # articles made from one text
    "copies": ("Same text", "نصّ منقول"),
    "copies_intro": (
        "These articles are made from one text: what they tell reached us once. Quotations alone make no copy. What "
        "stands in one article only was added by its outlet, or cut by the others; of a translation it may just not "
        "have been recognised.",
        "هذه المقالات من نصّ واحد، فما ترويه وصلنا مرة واحدة، والاقتباس المشترك وحده لا يجعلها كذلك. ما لا يرد إلا في "
        "مقال واحد أضافته وسيلته أو حذفه غيرها، وفي الترجمات قد يكون ورد ولم يُتعرَّف عليه.",
    ),
    "copied_share": ("{n} % of its words are also in the others", "{n} % من كلماته في غيره أيضا"),
    "copy_added": ("Words only here: {n}", "كلمات لا ترد إلا هنا: {n}"),
    "copy_missing": ("Words in several others, not here: {n}", "كلمات ترد في غيره لا هنا: {n}"),
    "copy_shown_by": ("As it stands in", "كما ورد في"),
    "copy_reprint": ("Reprint", "إعادة نشر"),
    "copy_trimmed": ("Cut from the longer one", "مختصر من الأطول"),
    "copy_shared_wire": ("Built on one wire", "عن برقية واحدة"),
    "copy_share": ("{n} % of the shorter text", "{n} % من النص الأقصر"),
    "copy_wire": ("Agency named", "الوكالة المذكورة"),
    # what the articles say together
    "disputed_none": (
        "Nothing was found that cannot both be true, and no different accounts of one matter. That does not mean that "
        "there are none.",
        "لم يُعثر على روايات متعارضة ولا على روايات مختلفة لأمر واحد، وهذا لا يعني أنها غير موجودة.",
    ),
    "conflicts": ("Cannot both be true", "روايات متعارضة"),
    "rivals": ("Different accounts", "روايات مختلفة"),
    "updates": ("Updates of a figure", "تحديث لرقم"),
    "check": ("Please check", "يحتاج إلى مراجعة"),
    "refines": ("More precise", "أدقّ"),
    "why_line": ("Why", "السبب"),
    "said_by": ("Who says so", "من يقول ذلك"),
    "voice_own": ("In the outlet’s own voice", "بصوت المحرّر"),
    "answer_affirmed": ("It is so", "نعم"),
    "answer_negated": ("It is not so", "لا"),
    "answer_possible": ("It may be so", "قد يكون كذلك"),
    "answer_unknown": ("It is not known", "غير معروف"),
    "befell_killed": ("killed", "قتلى"),
    "befell_wounded": ("wounded", "جرحى"),
    "befell_missing": ("missing", "مفقودون"),
    "befell_arrested": ("arrested", "موقوفون"),
    "befell_displaced": ("displaced", "نازحون"),
    "befell_infected": ("infected", "مصابون بالعدوى"),
    "befell_evacuated": ("evacuated", "من أُجلوا"),
    "befell_aboard": ("on board", "من كانوا على متنها"),
    "befell_rescued": ("rescued", "ناجون"),
    "befell_kilometre": ("kilometres", "كيلومترات"),
    "befell_metre": ("metres", "أمتار"),
    "befell_person": ("people", "أشخاص"),
    "rule_number_differs": ("one number cannot be both", "العددان مختلفان لشيء واحد"),
    "rule_number_rose": ("the number rose", "ارتفع العدد"),
    "rule_number_within": ("both numbers can be true", "يصحّ العددان معا"),
    "rule_time_differs": ("one event has one time", "للحدث الواحد وقت واحد"),
    "rule_time_within": ("both can be one time", "يصحّ الوقتان معا"),
    "rule_another_cause": ("each tells what set it going, and they differ", "لكل رواية سبب غير الآخر"),
    "rule_denied": ("one says so, the other denies it", "أحدهما يثبته والآخر ينفيه"),
    "rule_is_not_there": ("one says that it is there, the other that it is not", "أحدهما يثبت وجوده والآخر ينفيه"),
    "rule_accused_denies": ("one is accused of it, and denies it", "يُتّهم به وينفيه"),
    "rule_place_differs": ("one event has one place", "للحدث الواحد مكان واحد"),
    "rule_not_the_first": (
        "one calls it the first step, the other tells of what came before it",
        "يعدّه أحدهما الخطوة الأولى ويذكر الآخر ما سبقه",
    ),
    "rule_surer": ("one tells it as a fact, the other as what may be", "يرويه أحدهما حقيقة والآخر احتمالا"),
    "rule_not_known": ("one tells it, the other says that it is not known", "يرويه أحدهما ويقول الآخر إنه غير معروف"),
    "rule_left_nothing": (
        "one tells what leaves its mark, the other that there is no such mark",
        "يروي أحدهما ما يترك أثرا وينفي الآخر الأثر",
    ),
    "rule_before_it_came": (
        "one has it there before the other lets it come",
        "يجعله أحدهما هناك قبل أن يصل في رواية الآخر",
    ),
    "rule_since_differs": ("each lets it begin at another time", "لكل رواية بداية غير الأخرى"),
    "rule_opposite": ("only one of these can be how it came out", "لا يصحّ إلا أحد المآلين"),
    "rule_no_finding": ("one tells what was found, the other that nothing was", "يذكر أحدهما نتيجة، والآخر ألّا نتيجة"),
    "rule_not_asked": (
        "one tells that he asked for it, the other that he did not",
        "يروي أحدهما أنه طلب ذلك، والآخر أنه لم يطلبه",
    ),
    "rule_kind_within": ("one names more closely what kind it was", "يسمّي أحدهما النوع تحديدا"),
    "rule_excluded": ("one says that it was not what the other tells", "يستبعد أحدهما ما يرويه الآخر"),
    "rule_other_kind": ("each tells of another kind of thing", "يذكر كل منهما شيئا من نوع آخر"),
    "rule_other_actor": ("each names another who did it", "يسمّي كل منهما فاعلا آخر"),
    "rule_other_doer": ("each says that others did it", "ينسبه كل منهما إلى آخرين"),
    "rule_other_giver": ("each names another who ordered it", "يسمّي كل منهما آمرا آخر"),
    "rule_other_target": ("each names others whom it hit", "يسمّي كل منهما مستهدفا آخر"),
    "rule_part_and_whole": ("a part is not the whole", "الجزء غير الكل"),
    "rule_positions_exclude": ("one thing cannot lie in both", "لا يكون الشيء في الموضعين معا"),
    "value_at_least": ("at least {n}", "{n} على الأقل"),
    "value_night": ("{n} (night)", "{n} (ليلا)"),
    "value_range": ("{low} to {high}", "من {low} إلى {high}"),
    "value_at_most": ("at most {n}", "{n} على الأكثر"),
    "slot_place": ("Where", "أين"),
    "slot_time": ("When", "متى"),
    "slot_quantity": ("How many", "كم"),
    "slot_polarity": ("Is it so", "هل حدث ذلك"),
    "slot_actor": ("Who did it", "من الفاعل"),
    "slot_target": ("To whom", "من المستهدف"),
    "slot_identity": ("Who or what it is", "من هو أو ما هو"),
    "slot_cause": ("What set it going", "ما السبب"),
    "origins_range": ("{low}–{high} separate origins", "المصادر الأولى: من {low} إلى {high}"),
    "origins_unknown": ("no origin shown, at most {high}", "لا مصدر أول ظاهر، {high} على الأكثر"),
    "origins_one": ("{n} origin", "المصادر الأولى: {n}"),
    "origins": ("{n} separate origins", "المصادر الأولى: {n}"),
    "gates_one": (", through {n} newsroom", "، عبر وسيلة واحدة ({n})"),
    "gates": (", through {n} newsrooms", "، عدد الوسائل: {n}"),
    "mark_unnamed": ("unnamed", "غير مسمّى"),
    "mark_second_hand": ("second-hand", "نقلا عن غيره"),
    "mark_told_years_later": ("told years later", "رُوي بعد سنوات"),
    "mark_dead_when_told": ("dead by the time of telling", "كان قد توفّي حين رُوي ذلك"),
    "mark_one_body": ("teller and quoted belong to one body", "الناقل والقائل من جهة واحدة"),
    "mark_party": ("party to the matter", "طرف في القضية"),
    "mark_probably_translated": ("probably translated", "مترجم على الأرجح"),
    "claims": ("What is said", "ما يُروى"),
    "told_in_one": ("{n} article", "عدد المقالات: {n}"),
    "told_in": ("{n} articles", "عدد المقالات: {n}"),
    "told_alone": (
        "And {n} more that one article alone tells (`riwaya export` has them all).",
        "وعدد ما يرويه مقال واحد: {n}.",
    ),
    "both_say": ("Both say", "ما يقوله المقالان"),
    "only_says": ("Only {name} says", "ما يقوله {name} وحده"),
    "one_text": ("Both are made from one text: {kind}.", "المقالان من نصّ واحد: {kind}."),
    "other_words": ("In other words or another language", "بكلمات أخرى أو بلغة أخرى"),
    "filter_unknown": ("{words}: not understood, and left out", "{words}: لم يُفهم، ولم يُؤخذ به"),
    "no_answer": ("Nothing in this story answers that.", "لا جواب عن ذلك في هذه القصة."),
    "and_more": ("and {n} more", "وغير ذلك: {n}"),
    "copy_translated": ("Translation", "ترجمة"),
    "disputed": ("What the articles answer differently", "ما تختلف فيه المقالات"),
    "conflicts_help": (
        "Answers to one question that exclude one another. Which is right the pages do not show.",
        "أجوبة عن سؤال واحد ينفي بعضها بعضا، والصفحات لا تُظهر أيها الصحيح.",
    ),
    "rivals_help": (
        "Different answers to one question that could all be true.",
        "أجوبة مختلفة عن سؤال واحد، وقد تصحّ كلها.",
    ),
    "updates_help": (
        "The later article gives a newer figure; the earlier one need not have been wrong.",
        "المقال اللاحق يذكر رقما أحدث، ولا يعني ذلك أن السابق أخطأ.",
    ),
    "check_help": (
        "Riwaya is less sure that these answer one question and differ.",
        "«رواية» أقل يقينا من أن هذه الأجوبة عن سؤال واحد وأنها تختلف.",
    ),
    "refines_help": (
        "One answer is more precise than the other; both can be true.",
        "أحد الجوابين أدقّ من الآخر، وقد يصحّان معا.",
    ),
    "answer": ("Answer", "الجواب"),
    "also_told": ("Also told by", "ويرويه أيضا"),
    "voice_said": ("Quote or paraphrase", "قول منقول"),
    "nav_disputed": ("Disputed", "المختلف فيه"),
    "answers_intro": (
        "Each line leads to the exact words in the article. What only one of the answers says is marked.",
        "كل سطر يقود إلى موضع الكلام في المقال، وما ينفرد به أحد الأجوبة مُعلَّم.",
    ),
    "answer_words": ("In the article’s words", "بكلمات المقال"),
    "question": ("Question", "السؤال"),
    # told time
    "timeline": ("Timeline", "التسلسل الزمني"),
    "timeline_intro": (
        "When things happened, as the articles tell it; not when it was printed. A month is a bar, not a point.",
        "متى وقعت الأحداث كما ترويها المقالات، لا متى نُشرت. الشهر شريط لا نقطة.",
    ),
    "when": ("When", "متى"),
    "off_before": ("earlier than the scale", "أقدم من المقياس"),
    "off_after": ("later than the scale", "أحدث من المقياس"),
    "what_is_told": ("What is told of it", "ما يُروى عنه"),
    "axis": ("Scale", "المقياس"),
    "more_times": ("Further times: {n}", "أوقات أخرى: {n}"),
    # places
    "map": ("Map", "الخريطة"),
    "map_intro": (
        "The places that articles name. A town is a dot, a region a ring; a country is hatched, since the pages do not "
        "say where in it.",
        "الأماكن التي تذكرها المقالات: المدينة نقطة، والمنطقة حلقة، والدولة مظلَّلة لأن الصفحات لا تحدد موضعا فيها.",
    ),
    "map_credit": (
        "Outlines: Natural Earth, as held, not as claimed. Places: GeoNames, CC BY 4.0.",
        "الحدود: Natural Earth، كما هي قائمة لا كما يُطالَب بها. الأماكن: GeoNames، CC BY 4.0.",
    ),
    "places_list": ("Places as a list: {n}", "الأماكن في قائمة: {n}"),
    "place": ("Place", "المكان"),
    "precision": ("How exact", "الدقّة"),
    "precision_point": ("a spot", "موضع"),
    "precision_city": ("town", "مدينة أو بلدة"),
    "precision_region": ("region", "منطقة"),
    "precision_country": ("country", "دولة"),
    "precision_continent": ("continent", "قارّة"),
    "precision_water": ("sea or river", "بحر أو نهر"),
    "mentions": ("Mentions", "مرات الذكر"),
    "unplaced": ("In no index, so not on the map", "لا يعرفها أي فهرس، فليست على الخريطة"),
    # who quotes whom
    "network": ("Who quotes whom", "من ينقل عمّن"),
    "network_intro": (
        "Each line joins a teller to whoever it has its words from; the thicker, the more statements. Outlets stand at "
        "the start. Dashed: unnamed.",
        "كل خط يصل ناقلا بمن أخذ عنه، ويزداد سُمكا بعدد الأقوال. الوسائل في البداية، والإطار المتقطّع لغير المسمّين.",
    ),
    "network_list": ("As a list: {n}", "في قائمة: {n}"),
    "teller": ("Teller", "الناقل"),
    "has_from": ("Has it from", "يأخذ عن"),
    "statements_count": ("Statements", "الأقوال"),
    # claims and articles
    "matrix": ("Who says what", "من يروي ماذا"),
    "matrix_intro": (
        "What several articles say, or answer in ways that cannot both be true; the articles by date of publication, "
        "with ~ by the probable one. An empty field: the article was not found to say anything of it.",
        "ما ترويه عدة مقالات أو تتعارض فيه، والمقالات بتاريخ النشر، وما قبله ~ فبتاريخه المرجّح. "
        "الخانة الفارغة تعني أنه لم يُعثر في المقال على شيء عنه.",
    ),
    "standing_told": ("says so", "يرويه"),
    "standing_denied": ("tells it as a denial", "يرويه نفيًا"),
    "standing_open": ("does not rule it out", "لا يستبعده"),
    "standing_number": ("tells it with another number", "يرويه برقم آخر"),
    "standing_against": ("contradicts it", "يعارضه"),
    "standing_rival": ("different account", "رواية مختلفة"),
    "standing_update": ("update of a figure", "تحديث لرقم"),
    "standing_silent": ("not mentioned here", "لم يرد هنا"),
    "standing_apart": ("cannot be compared", "لا وجه للمقارنة"),
    "standing_otherwise": ("says otherwise", "يقول غير ذلك"),
    "standing_unknown": ("nothing of it was found here", "لم يُعثر فيه على شيء من ذلك"),
    "matrix_more": ("{n} more claims that several articles tell are not shown.", "روايات أخرى لم تُعرض: {n}"),
    # names, drift
    "namings": ("Called", "الأسماء المستعملة"),
    "namings_intro": (
        "The names that articles give to one group or person, side by side.",
        "الأسماء التي تطلقها المقالات على جماعة واحدة أو شخص واحد، جنبا إلى جنب.",
    ),
    "drift": ("Same words, source described differently", "القول نفسه بوصفٍ آخر للمصدر"),
    # legend
    "legend": ("How to read this", "كيف تُقرأ هذه الصفحة"),
    "said": ("Quote or paraphrase", "قول منقول"),
    "own": ("In the outlet’s own voice", "بصوت المحرّر"),
    "unread": ("Not understood", "جملة لم تُفهم"),
    "said_help": (
        "Somebody else is made responsible for these words; the card beside them says who.",
        "كلام منسوب إلى غير المحرّر، والبطاقة إلى جانبه تقول إلى من.",
    ),
    "own_help": ("The page says so itself and names nobody for it.", "تقوله الصفحة نفسها ولا تنسبه إلى أحد."),
    "unread_help": (
        "Somebody seems to speak here, but who says what was not understood. Please read it.",
        "يبدو أن أحدا يتكلم هنا، لكن لم يتبيّن من يقول ماذا. تُرجى قراءتها.",
    ),
    "chain_help": (
        "A {arrow} B: A has it from B. The page stands at the start, the first source at the end.",
        "أ {arrow} ب: أي أن «أ» أخذ الخبر عن «ب». الصفحة في البداية والمصدر الأول في النهاية.",
    ),
    # an article
    "this_page": ("This page", "هذه الصفحة"),
    "outlet_unknown": ("Outlet unknown", "الوسيلة غير معروفة"),
    "outlet_shown": ("The outlet by the page’s own words", "الوسيلة بحسب كلمات الصفحة"),
    "date_unknown": ("Date unknown", "التاريخ غير معروف"),
    "probably": ("probably", "على الأرجح"),
    "not_before": ("not before {date}", "ليس قبل {date}"),
    "not_after": ("not after {date}", "ليس بعد {date}"),
    "because": ("because", "استنادا إلى"),
    "author": ("By", "الكاتب"),
    "address": ("Address", "الرابط"),
    "file": ("File", "الملف"),
    "archive_hash": ("Archive hash", "بصمة النسخة المحفوظة"),
    "credited": ("Credited to", "منسوب إلى"),
    "version_earlier": ("earlier version", "نسخة سابقة"),
    "version_later": ("later version", "نسخة لاحقة"),
    "untitled": ("Untitled", "بلا عنوان"),
    "warning": ("Note", "ملاحظة"),
    "furniture": ("Page furniture (not read)", "أجزاء الصفحة الأخرى (لم تُقرأ)"),
    "caption": ("Caption", "تعليق الصورة"),
    "own_fold": ("In the outlet’s own voice", "بصوت المحرّر"),
    "no_statements": ("No statement was found in this article.", "لم يُعثر في هذا المقال على أي قول."),
    # a statement
    "chain": ("How it reached us", "سلسلة النقل"),
    "has_it_from": ("has it from", "نقلا عن:"),
    "unnamed": ("Unnamed", "غير مسمّى"),
    "people": ("{n} people", "العدد: {n}"),
    "resolved": ("named elsewhere on the page", "مذكور في موضع آخر من الصفحة"),
    "inherited": ("from the speech around it", "استُنتج من السياق"),
    "please_check": ("Please check", "يحتاج إلى مراجعة"),
    "cue": ("by the words", "بلفظ"),
    "mode_direct": ("Quotation", "اقتباس"),
    "mode_indirect": ("Paraphrase", "نقل بالمعنى"),
    "mode_mixed": ("Partly quoted", "اقتباس جزئي"),
    "mode_own": ("Outlet’s own voice", "بصوت المحرّر"),
    "negated": ("negated", "بالنفي"),
    "denial_denied": ("Denied", "منفيّ"),
    "denial_open": ("Not ruled out", "غير مستبعَد"),
    "denial_inside": ("Inside a denial", "ضمن نفي"),
    "own_figure": ("Its own number: {value}", "رقمه هو: {value}"),
    "stance_says": ("says", "يقول"),
    "stance_confirms": ("confirms", "يؤكّد"),
    "stance_denies": ("denies", "ينفي"),
    "stance_claims": ("claims", "بحسب قوله"),
    "stance_believes": ("believes", "يرى"),
    "stance_asks": ("asks", "يسأل أو يطلب"),
    "stance_orders": ("orders", "يأمر"),
    "stance_promises": ("promises", "يتعهّد"),
    "stance_warns": ("warns", "يحذّر"),
    "stance_estimates": ("estimates", "يقدّر"),
    "stance_accuses": ("accuses", "يتّهم"),
    "why_quotation": ("a quotation, but no speaker", "اقتباس بلا قائل"),
    "why_word": ("a word that reports: {word}", "لفظ من ألفاظ النقل: {word}"),
    # sources
    "sources_intro": (
        "Whoever is made to speak, or passes another’s words on. Unnamed people of different "
        "articles are listed side by side; they may be the same, or not.",
        "كل من يُنسب إليه كلام أو ينقل كلام غيره. غير المسمّين في مقالات مختلفة "
        "يُذكرون جنبا إلى جنب، وقد يكونون شخصا واحدا أو أكثر.",
    ),
    "source": ("Source", "المصدر"),
    "named": ("Named", "مسمّى"),
    "yes": ("Named", "مسمّى"),
    "office": ("Office", "الصفة"),
    "kind": ("Kind", "النوع"),
    "speaks": ("Speaks", "يتكلّم"),
    "passes_on": ("Passes on", "ينقل"),
    "in_articles": ("Articles", "المقالات"),
    "through": ("Through whom", "عن طريق"),
    "directly": ("this page directly", "الصفحة مباشرة"),
    "also": ("also", "أيضا"),
    "filter": ("Find a source", "ابحث عن مصدر"),
    "filter_count": ("{n} sources shown", "المصادر الظاهرة: {n}"),
    "show_statements": ("Statements of this source", "أقوال هذا المصدر"),
    "to_place": ("Show in the article", "اعرضه في المقال"),
    "by_person": ("corrected by a person", "صحّحه شخص"),
    "kind_person": ("person", "شخص"),
    "kind_official": ("official", "مسؤول"),
    "kind_agency": ("news agency", "وكالة أنباء"),
    "kind_medium": ("medium", "وسيلة إعلام"),
    "kind_organisation": ("organisation", "منظمة"),
    "kind_government": ("government", "جهة حكومية"),
    "kind_group": ("group of people", "مجموعة"),
    "kind_document": ("document", "وثيقة"),
    "kind_other": ("other", "غير ذلك"),
    # the notebook
    "notebook": ("Notebook", "المفكّرة"),
    "notebook_made": ("Exported", "صُدِّرت في"),
    "notebook_intro": (
        "A reporter’s selection from a story. Sentences are exactly as the articles have them; the reporter’s own "
        "words are marked as such.",
        "مختارات صحفية من قصة. الجمل منقولة كما وردت في المقالات حرفيا، والملاحظات الخاصة مُعلَّمة على أنها كذلك.",
    ),
    "notebook_empty": ("The notebook is empty.", "المفكّرة فارغة."),
    "note_own": ("Reporter’s own note, not from the articles", "ملاحظة خاصة، ليست من المقالات"),
    "lost_claim": (
        "No longer found as a claim. The sentence stands as it was when it was taken.",
        "لم يعد يُعثر عليه ضمن ما يُروى. الجملة معروضة كما كانت عند حفظها.",
    ),
    "lost_dispute": (
        "No longer found as different answers to one question. The sentences stand as they were when they were taken.",
        "لم يعد يُعثر على هذا الاختلاف. الجمل معروضة كما كانت عند حفظها.",
    ),
    "aside_dispute": (
        "Set aside since by a person. The sentences stand as they were when they were taken.",
        "استبعده شخص بعد حفظه. الجمل معروضة كما كانت عند حفظها.",
    ),
    "lost_statement": (
        "The article is no longer in the story. The sentence stands as it was when it was taken.",
        "لم يعد المقال في القصة. الجملة معروضة كما كانت عند حفظها.",
    ),
    "lost_article": ("This article is no longer in the story.", "لم يعد هذا المقال في القصة."),
    "lost_source": ("No longer found as a source of the story.", "لم يعد يُعثر عليه بين مصادر القصة."),
    "cited": ("Articles cited", "المقالات المستشهَد بها"),
    "footnotes": ("Footnotes", "الحواشي"),
    "footnote_n": ("Footnote {n}", "الحاشية {n}"),
    "footnote_back": ("Back to where footnote {n} is cited", "العودة إلى موضع الحاشية {n}"),
    "skip_items": ("Skip to the notes", "انتقل إلى الملاحظات"),
    # keys
    "keys": ("Keys", "المفاتيح"),
    "key_next": ("next statement", "القول التالي"),
    "key_previous": ("previous statement", "القول السابق"),
    "key_filter": ("find a source", "البحث عن مصدر"),
    "key_help": ("this list", "هذه القائمة"),
    "key_close": ("close, or leave the statement", "إغلاق أو ترك القول"),
    "key_switch": ("Use these single keys", "استعمال هذه المفاتيح المفردة"),
    "close": ("Close", "إغلاق"),
}


class Labels:
    """One interface language: `labels["chain"]`, `labels("people", n=3)`; `KeyError` if there is none. Where `n` is 1,
    the label with `_one` is taken if there is one. All numbers and dates of the interface are written here."""

    def __init__(self, language: Interface = "en", digits: Digits = "western") -> None:
        if language not in ("en", "ar"):
            raise ValueError(f"no labels in {language!r}: choose en or ar")
        self.language: Interface = language
        self.digits: Digits = digits
        self.direction = "rtl" if language == "ar" else "ltr"
        self.arrow = "→" if language == "ar" else "←"
        """Points from a teller back to the page: the page stands at the start of the line."""

    def __getitem__(self, key: str) -> str:
        return LABELS[key][self.language == "ar"]

    def __call__(self, key: str, **values: object) -> str:
        if values.get("n") == 1 and f"{key}_one" in LABELS:
            key = f"{key}_one"
        return self[key].format(**{name: self.filled(value) for name, value in values.items()})

    def filled(self, value: object) -> object:
        """A value as it stands in a message: numbers in our digits, anything else as it is."""
        return self.number(value) if isinstance(value, int | float) and not isinstance(value, bool) else value

    def number(self, number: object) -> str:
        """A number, or a text of ours with numbers in it, in the digits of the interface."""
        return in_digits(number, self.digits)

    def date(self, date: str | None) -> str | None:
        """A date or time in words: `2 May 2031, 09:30 UTC`."""
        return self.number(date_in_words(date, self.language)) if date else None

    def day(self, date: str | None) -> str:
        """A date in figures, for narrow places: `2031-05-02`."""
        return self.number((date or "")[:10])

    def dates_in(self, text: str) -> str:
        """A text of ours with its dates in words and its numbers in our digits."""
        return self.number(dates_in_words(text, self.language))

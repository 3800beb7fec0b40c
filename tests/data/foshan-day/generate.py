#!/usr/bin/env python3
"""Writes the files of this folder again, always the same: the seed and every table stand below.

The day's driver reads the files only. This script is kept so that anybody can see how the synthetic part was
made, and can change its shape in one place. README.md says what is real and what is not.
"""
import csv
import json
import pathlib
import random

HERE = pathlib.Path(__file__).parent
DRAW = random.Random(440620211)

# Codes of GB/T 2260 with rough centres in micro-degrees (longitude, latitude).
PLACES = {
    "440604": ("禅城", 113_122_000, 23_009_000), "440605": ("南海", 113_090_000, 23_060_000),
    "440606": ("顺德", 113_294_000, 22_805_000), "440607": ("三水", 112_897_000, 23_156_000),
    "440608": ("高明", 112_760_000, 22_870_000), "440113": ("广州番禺", 113_384_000, 22_938_000),
    "440112": ("广州黄埔", 113_459_000, 23_106_000), "441204": ("肇庆高要", 112_457_000, 23_026_000),
    "441284": ("肇庆四会", 112_734_000, 23_327_000),
}
FOSHAN = ["440604", "440605", "440606", "440607", "440608"]

# code: form, packaging, dangerous-goods class, UN number, most a producer will pay today (yuan/t, freight
# included; negative: the least he wants), as a span.
WASTES = {
    "321-024-48": ("S", "BIGBAG", "4.3", "UN3170", (2100, 2700)),
    "321-026-48": ("S", "BIGBAG", "4.3", "UN3170", (2050, 2650)),
    "336-052-17": ("SS", "BIGBAG", "9", "UN3077", (2150, 2600)),
    "336-054-17": ("SS", "BIGBAG", "9", "UN3077", (2150, 2600)),
    "336-062-17": ("SS", "BIGBAG", "9", "UN3077", (2050, 2500)),
    "336-063-17": ("SS", "BIGBAG", "9", "UN3077", (2200, 2700)),
    "336-064-17": ("SS", "BIGBAG", "9", "UN3077", (2200, 2700)),
    "336-069-17": ("SS", "BIGBAG", "9", "UN3077", (2500, 3000)),
    "313-001-34": ("L", "TANKER", "8", "UN3264", (2000, 2400)),
    "900-300-34": ("L", "IBC", "8", "UN3264", (2050, 2450)),
    "772-002-18": ("S", "BIGBAG", "9", "UN3077", (2250, 2500)),
    "900-039-49": ("S", "BIGBAG", "9", "UN3077", (2950, 3500)),
    "900-041-49": ("S", "BIGBAG", "9", "UN3077", (2300, 3200)),
    "900-047-49": ("L", "DRUM200", "6.1", "UN2810", (9800, 12000)),
    "900-214-08": ("L", "DRUM200", "9", "UN3082", (-600, -250)),
    "900-218-08": ("L", "DRUM200", "9", "UN3082", (-500, -250)),
    "900-249-08": ("L", "DRUM200", "9", "UN3082", (-400, -100)),
    "900-006-09": ("L", "IBC", "9", "UN3082", (2800, 3200)),
    "900-252-12": ("SS", "DRUM200", "3", "UN1263", (3600, 4300)),
    "900-253-12": ("SS", "DRUM200", "3", "UN1210", (3600, 4300)),
    "900-299-12": ("SS", "DRUM200", "3", "UN1263", (3800, 4400)),
    "900-402-06": ("L", "DRUM200", "3", "UN1993", (3300, 3900)),
    "900-052-31": ("S", "BIGBAG", "8", "UN2794", (-5000, -4200)),
}

# Kind of plant, how many, weights of the five districts (plus neighbours by hand), lots as (share of plants
# that have it, code or codes in turn, kilograms from, to), times a year such a lot is made.
PLANTS = [
    ("铝型材", 14, [0, 8, 1, 5, 0], [(1, ["321-026-48"], 16000, 38000), (.45, ["336-064-17"], 4000, 14000)], 12),
    ("铝合金铸造", 5, [0, 3, 0, 2, 0], [(1, ["321-024-48", "321-026-48"], 24000, 58000)], 12),
    ("电镀", 12, [2, 4, 5, 0, 1],
     [(1, ["336-063-17", "336-062-17", "336-054-17", "336-052-17", "336-069-17", "336-064-17"], 2500, 14000),
      (.3, ["900-300-34"], 4000, 9000)], 12),
    ("钢材酸洗", 6, [1, 2, 3, 0, 0], [(1, ["313-001-34"], 14000, 30000)], 12),
    ("生活垃圾焚烧发电", 2, [0, 1, 0, 0, 1], [(1, ["772-002-18"], 42000, 56000)], 40),
    ("家具涂装", 16, [0, 3, 11, 0, 2],
     [(1, ["900-252-12"], 200, 2600), (.45, ["900-039-49"], 300, 2200), (.35, ["900-041-49"], 100, 1200)], 4),
    ("印刷包装", 10, [3, 4, 3, 0, 0], [(1, ["900-253-12"], 100, 1200), (.4, ["900-041-49"], 100, 900)], 4),
    ("汽车维修", 26, [8, 8, 6, 2, 2],
     [(1, ["900-214-08"], 100, 900), (.35, ["900-052-31"], 200, 900), (.1, ["900-041-49"], 60, 240)], 5),
    ("机械加工", 13, [1, 4, 6, 1, 1],
     [(1, ["900-006-09"], 500, 4800), (.5, ["900-218-08", "900-249-08"], 300, 2600),
      (.25, ["900-041-49"], 150, 900)], 4),
    ("涂料化工", 8, [0, 1, 4, 2, 1],
     [(1, ["900-402-06", "900-299-12"], 400, 2400), (.5, ["900-041-49"], 400, 2400),
      (.4, ["900-039-49"], 500, 3000)], 6),
    ("检测实验室", 6, [3, 2, 1, 0, 0], [(1, ["900-047-49"], 50, 400)], 3),
    ("塑料制品", 10, [0, 3, 4, 1, 2], [(1, ["900-039-49"], 300, 3600)], 3),
    ("废电池网点", 4, [1, 1, 2, 0, 0], [(1, ["900-052-31"], 3000, 7500)], 12),
]
NEIGHBOURS = [  # the same kinds over the border: kind, district
    ("铝型材", "441284"), ("铝型材", "441204"), ("电镀", "440113"), ("家具涂装", "440113"),
    ("汽车维修", "440113"), ("机械加工", "440112"), ("涂料化工", "440112"), ("汽车维修", "441204"),
]

GD = "GD-2021"  # keys of sources.csv
# name, district, licence kind, items: (method, approved t/a, tonnes offered today, modelled on, scopes,
# prices).
# A scope is (category, mode, codes); a price is yuan per tonne and the key of its source.
PROCESSORS = [
    ("南海铝灰利用示范 01", "440605", "COMPREHENSIVE", [
        ("R4", 30000, 210, "瀚蓝 铝灰渣项目 30000 t/a", [("HW48", "INCLUDE", "321-024-48 321-026-48")],
         {"321-024-48": (1840, GD), "321-026-48": (1780, GD)})]),
    ("三水铝灰利用示范 02", "440607", "COMPREHENSIVE", [
        ("R4", 50000, 280, "广东兴发环境科技有限公司 50000 t/a", [("HW48", "INCLUDE", "321-024-48 321-026-48")],
         {"321-024-48": (1800, GD), "321-026-48": (1740, GD)})]),
    ("南海铝灰利用示范 03", "440605", "COMPREHENSIVE", [
        ("R4", 50000, 200, "汇鑫 铝灰渣项目 50000 t/a", [("HW48", "INCLUDE", "321-024-48 321-026-48")],
         {"321-024-48": (1880, GD), "321-026-48": (1820, GD)})]),
    ("南海综合处置示范 04", "440605", "COMPREHENSIVE", [
        ("D10", 30000, 80, "佛山绿色工业服务中心工程 D10 30000 t/a",
         [("HW06", "ALL", ""), ("HW12", "ALL", ""), ("HW13", "ALL", ""),
          ("HW49", "INCLUDE", "900-039-49 900-041-49 900-047-49")],
         {"900-252-12": (3200, GD), "900-253-12": (3300, GD), "900-299-12": (3400, GD),
          "900-402-06": (2900, GD), "900-039-49": (2600, GD), "900-041-49": (2800, GD),
          "900-047-49": (9500, GD)}),
        ("D9", 20000, 40, "佛山绿色工业服务中心工程 D9 20000 t/a", [("HW09", "ALL", ""), ("HW35", "ALL", "")],
         {"900-006-09": (2480, "YUHUAN-2020")}),
        ("R4", 30000, 90, "佛山绿色工业服务中心工程 R4 30000 t/a", [("HW17", "ALL", ""), ("HW22", "ALL", "")],
         {"336-064-17": (1900, GD), "336-063-17": (1880, GD), "336-062-17": (1760, GD),
          "336-054-17": (1820, GD), "336-052-17": (1850, GD), "336-069-17": (2150, GD)}),
        ("R6", 13000, 70, "佛山绿色工业服务中心工程 废酸 13000 t/a", [("HW34", "ALL", "")],
         {"900-300-34": (1760, GD), "313-001-34": (1740, GD)})]),
    ("狮山表面处理废物利用示范 05", "440605", "COMPREHENSIVE", [
        ("R4", 20000, 110, "广东国城中企 HW17 20000 t/a", [("HW17", "EXCEPT", "336-069-17")],
         {"336-064-17": (1860, GD), "336-063-17": (1920, GD), "336-062-17": (1720, GD),
          "336-054-17": (1780, GD), "336-052-17": (1800, GD)}),
        ("R6", 200000, 140, "广东国城中企 HW34 200000 t/a; HW35 10000 t/a",
         [("HW34", "ALL", ""), ("HW35", "ALL", "")],
         {"900-300-34": (1720, GD), "313-001-34": (1710, GD)})]),
    ("顺德废矿物油再生示范 06", "440606", "COMPREHENSIVE", [
        ("R9", 13000, 22, "mean of 6 waste-oil collectors in Guangzhou (80500 t/a)", [("HW08", "ALL", "")],
         {"900-214-08": (-880, "OIL"), "900-218-08": (-760, "OIL"), "900-249-08": (-620, "OIL")})]),
    ("番禺废矿物油再生示范 07", "440113", "COMPREHENSIVE", [
        ("R9", 13000, 16, "mean of 6 waste-oil collectors in Guangzhou (80500 t/a)",
         [("HW08", "INCLUDE", "900-214-08 900-218-08 900-249-08")],
         {"900-214-08": (-900, "OIL"), "900-218-08": (-780, "OIL"), "900-249-08": (-600, "OIL")})]),
    ("四会废铅蓄电池利用示范 08", "441284", "COMPREHENSIVE", [
        ("R4", 20000, 22, "synthetic: no published capacity was found", [("HW31", "INCLUDE", "900-052-31")],
         {"900-052-31": (-5600, "BATTERY")})]),
    ("高明废铅蓄电池收集示范 09", "440608", "COLLECTION", [
        ("D16", 5000, 12, "佛山绿色工业服务中心工程 收集 5000 t/a", [("HW31", "INCLUDE", "900-052-31")],
         {"900-052-31": (-5100, "BATTERY")})]),
    ("高明包装桶清洗示范 10", "440608", "COMPREHENSIVE", [
        ("C3", 7392, 14, "广东鑫龙盛 废包装桶 7392 t/a", [("HW49", "INCLUDE", "900-041-49")],
         {"900-041-49": (1950, GD)})]),
    ("黄埔安全填埋示范 11", "440112", "COMPREHENSIVE", [
        ("D1", 50000, 60, "mean of 11 use/disposal operators in Guangzhou (590800 t/a)",
         [("HW18", "ALL", "")], {"772-002-18": (1880, "FLYASH")})]),
    ("高明安全填埋示范 12", "440608", "COMPREHENSIVE", [
        ("D1", 30000, 60, "synthetic: no published capacity was found", [("HW18", "INCLUDE", "772-002-18")],
         {"772-002-18": (1960, "FLYASH")})]),
    ("顺德小微收集示范 13", "440606", "COLLECTION", [
        ("D16", 32000, 26, "mean of 19 collection pilots in Foshan (611000 t/a)",
         [(c, "ALL", "") for c in ("HW06", "HW08", "HW09", "HW12", "HW49")],
         {"900-214-08": (-500, "OIL"), "900-249-08": (-300, "OIL"), "900-252-12": (3600, GD),
          "900-253-12": (3500, GD), "900-299-12": (3650, GD), "900-402-06": (3100, GD),
          "900-039-49": (2750, GD), "900-041-49": (2300, GD), "900-047-49": (9000, GD),
          "900-006-09": (2600, "YUHUAN-2020")})]),
    ("三水小微收集示范 14", "440607", "COLLECTION", [
        ("D16", 50000, 20, "佛山市固体废物收集储运中心 50000 t/a",
         [(c, "ALL", "") for c in ("HW08", "HW09", "HW12", "HW49")],
         {"900-214-08": (-450, "OIL"), "900-252-12": (3550, GD), "900-253-12": (3450, GD),
          "900-039-49": (2700, GD), "900-041-49": (2350, GD), "900-047-49": (9200, GD),
          "900-006-09": (2650, "YUHUAN-2020")})]),
    # The last two are there for the irregularities: one is uninsured, one has almost no quota.
    ("高明污泥利用示范 15", "440608", "COMPREHENSIVE", [
        ("R4", 10000, 30, "synthetic: for irregularity 3", [("HW17", "ALL", "")],
         {"336-064-17": (1705, GD)})]),
    ("顺德污泥利用示范 16", "440606", "COMPREHENSIVE", [
        ("R4", 20, 60, "synthetic: for irregularity 5", [("HW17", "ALL", "")], {"336-064-17": (1715, GD)})]),
]

SOURCES = [
    ("GD-2021", 1700, 310000, "producer pays", "Guangdong price list range 1.7-310 yuan/kg (all but medical)",
     "zjssba.com/jnhb/ljfd/20211130/119551.html quoting 广东省发改委 目录清单 as of 2021-10-31",
     "used for every waste for which no price of its own was found: dross; HW17; HW34; HW06; HW12; HW49"),
    ("YUHUAN-2020", 1700, 2800, "producer pays",
     "Yuhuan market price 2800 yuan/t for HW09 before pooled bargaining",
     "玉环市 小微危废 集中收运 report (page without address); low end: the Guangdong range",
     "emulsions: at most the Yuhuan price and at least Guangdong's lowest"),
    ("FLYASH", 1860, 2000, "producer pays", "Shanghai fly ash 1860 yuan/t; Jinhua proposed cap 2000 yuan/t",
     "chndaqi.com/news/337919_2.html; xny365.com/huanbao/article-51220.html", "fly ash in a landfill"),
    ("OIL", -1000, -200, "producer is paid", "several hundred to 1000 yuan/t (几百元到一千元)",
     "httgc.com (废机油 page)", "no exact low end is published: 'several hundred' is read as 200 or more"),
    ("BATTERY", -7000, -3500, "producer is paid", "3.5-7.0 yuan/kg by battery type",
     "arvila.cn/3278.html", "the wider of two published ranges"),
    ("FREIGHT", 50, 300, "shipper pays", "carrier listing 50-300 yuan/t (Ganzhou)",
     "arvrreview.com/info/detail/47-36158.html", "base and distance part of carriers.csv stay inside it"),
]

# name, district, classes of goods, freight as yuan/t and fen per tonne and km, vehicles as (count, kg).
CARRIERS = [
    ("南海危运示范 01", "440605", "3 4.3 6.1 8 9", 60, 120, [(6, 32000), (2, 10000)]),
    ("三水危运示范 02", "440607", "4.3 8 9", 55, 115, [(6, 32000), (1, 10000)]),
    ("顺德危运示范 03", "440606", "3 6.1 8 9", 70, 130, [(3, 32000), (3, 10000), (3, 3000)]),
    ("禅城危运示范 04", "440604", "3 6.1 8 9", 80, 130, [(2, 10000), (5, 3000)]),
    ("高明危运示范 05", "440608", "3 8 9", 65, 125, [(2, 32000), (2, 10000), (2, 3000)]),
    ("番禺危运示范 06", "440113", "8 9", 60, 120, [(2, 32000), (2, 10000)]),
]

# Lots that an irregularity is planted on: certain to sell and whole, so that the planted step takes place.
PLANTED = {  # (kind of plant, its number within the kind): kilograms
    ("铝型材", 1): 84000, ("铝型材", 2): 27000, ("铝型材", 3): 29000, ("铝型材", 4): 26000, ("铝型材", 5): 25000,
    ("铝型材", 6): 30000, ("铝型材", 7): 28000, ("铝型材", 8): 24000, ("铝合金铸造", 1): 31000, ("钢材酸洗", 1): 22000,
}


def organisation_code(serial):
    """Eight characters of our own that plainly name no one, and the check digit of GB 11714."""
    body = f"XXX{serial:05d}"
    value = sum(w * int(c, 36) for w, c in zip((3, 7, 9, 10, 5, 8, 4, 2), body))
    return body + "0123456789X0"[11 - value % 11]


def uscc(kind, district, serial):
    """Unified social credit code with the check digit of GB 32100: kind 91 is an enterprise, 11 an office."""
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    body = kind + district + organisation_code(serial)
    value = sum(alphabet.index(c) * pow(3, i, 31) for i, c in enumerate(body))
    return body + alphabet[(31 - value % 31) % 31]


def near(district):
    """A point within about four kilometres of the district's centre."""
    _, longitude, latitude = PLACES[district]
    return longitude + DRAW.randrange(-40, 41) * 1000, latitude + DRAW.randrange(-36, 37) * 1000


def write(name, columns, rows):
    with open(HERE / name, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(columns)
        out.writerows(rows)
    text = (HERE / name).read_text(encoding="utf-8")
    assert '"' not in text, f"{name}: a value with a comma would need quoting"


def plants():
    """(kind, number within the kind, district) of every producer."""
    for kind, count, weights, _, _ in PLANTS:
        districts = [d for d, n in zip(FOSHAN, weights) for _ in range(n)]
        assert len(districts) == count, kind
        if kind == "铝型材":
            districts.sort(key=lambda d: d != "440605")  # the planted lots are in 南海
        for number, district in enumerate(districts, 1):
            yield kind, number, district
    numbers = {kind: count for kind, count, *_ in PLANTS}
    for kind, district in NEIGHBOURS:
        numbers[kind] += 1
        yield kind, numbers[kind], district


def carrier_for(code, district, kilograms):
    """The nearest carrier whose permit names the goods class; heavy loads need a heavy fleet."""
    goods = WASTES[code][2]
    here = PLACES[district]
    able = [(abs(PLACES[c[1]][1] - here[1]) + abs(PLACES[c[1]][2] - here[2]), number)
            for number, c in enumerate(CARRIERS, 1)
            if goods in c[2].split() and (kilograms < 10000 or any(kg >= 32000 for _, kg in c[5]))]
    return f"c{min(able)[1]:02d}"


def assay(code):
    """Measured: chlorine mg/kg, moisture in permille, heat kJ/kg; empty is not measured."""
    if code.endswith("-17"):
        return "", DRAW.randrange(550, 790, 10), ""
    if code.endswith(("-12", "-06")) or code == "900-039-49":
        return DRAW.randrange(200, 9000, 100), DRAW.randrange(20, 250, 10), DRAW.randrange(9000, 26000, 500)
    return "", "", ""


def lot(kind, number, producer, district, code, low, high, sells):
    form, packaging, goods, un_number, (least, most) = WASTES[code]
    kilograms = PLANTED.get((kind, number)) if kind in ("铝型材", "铝合金铸造", "钢材酸洗") and low > 5000 else None
    planted = kilograms is not None
    # Small lots are the many: the square of an even draw leans to the low end.
    kilograms = kilograms or int(low + (high - low) * DRAW.random() ** 2) // 10 * 10
    reserve = most if planted else DRAW.randrange(least, most, 10)
    if not sells and not planted:
        reserve = int(reserve * .72) if reserve > 0 else reserve - 900  # he wants more than the market gives
    divisible = kilograms >= 20000 and not planted
    return [producer, code, kilograms, form, packaging, goods, un_number,
            carrier_for(code, district, kilograms), reserve * 100, "yes" if divisible else "no",
            10000 if divisible else "", DRAW.randrange(0, 2), DRAW.randrange(3, 8), DRAW.randrange(15, 330),
            *assay(code)]


def write_producers():
    producers, lots = [], []
    turn = 0
    for index, (kind, number, district) in enumerate(plants(), 1):
        key = f"p{index:03d}"
        _, _, _, wanted, times = next(p for p in PLANTS if p[0] == kind)
        longitude, latitude = near(district)
        yearly = 0
        for share, codes, low, high in wanted:
            if int(number * share) == int((number - 1) * share):
                continue
            turn += 1
            code = codes[(number - 1) % len(codes)]
            row = lot(kind, number, key, district, code, low, high, turn % 29 != 7)
            lots.append([f"l{len(lots) + 1:03d}"] + row)
            yearly += lots[-1][3] * times
        grade = "KEY" if yearly >= 100_000 else "SIMPLIFIED" if yearly >= 10_000 else "REGISTER"
        producers.append([key, f"{PLACES[district][0]}{kind}示范 {number:02d}", uscc("91", district, index),
                          district, longitude, latitude, yearly, grade])
    write("producers.csv", ["key", "name", "uscc", "district", "longitude", "latitude", "annual_kilograms",
                            "generator_class"], producers)
    write("lots.csv", ["key", "producer", "code", "kilograms", "form", "packaging", "dg_class", "un_number",
                       "carrier", "reserve_fen_per_t", "divisible", "least_part_kilograms", "window_from_day",
                       "window_to_day", "stored_days", "chlorine_mg_per_kg", "moisture_permille",
                       "heat_kj_per_kg"], lots)
    return producers, lots


def write_processors():
    firms, items, prices = [], [], []
    spans = {key: (low, high) for key, low, high, *_ in SOURCES}
    for index, (name, district, kind, licence) in enumerate(PROCESSORS, 1):
        key = f"t{index:02d}"
        longitude, latitude = near(district)
        years = 5 if kind == "COMPREHENSIVE" else 3
        firms.append([key, name, uscc("91", district, 500 + index), district, longitude, latitude,
                      f"SYN-{district}-{index:03d}", kind, -300, years * 365 - 301])
        for number, (method, tonnes, today, model, scopes, lines) in enumerate(licence, 1):
            for category, mode, codes in scopes:
                items.append([key, number, method, tonnes * 1000, today * 1000, category, mode, codes, model])
            for code, (yuan, source) in lines.items():
                low, high = spans[source]
                assert low <= yuan <= high, (name, code, yuan)
                prices.append([key, number, code, yuan * 100, source])
    write("processors.csv", ["key", "name", "uscc", "district", "longitude", "latitude", "licence_number",
                             "licence_kind", "valid_from_day", "valid_to_day"], firms)
    write("licence_items.csv", ["processor", "item", "method", "approved_kilograms", "offered_kilograms",
                                "category", "mode", "codes", "modelled_on"], items)
    write("prices.csv", ["processor", "item", "code", "fen_per_t", "source"], prices)
    write("sources.csv", ["key", "low_yuan_per_t", "high_yuan_per_t", "direction", "what", "where",
                          "used_for"], SOURCES)
    return firms


def write_carriers():
    firms, vehicles, crew = [], [], []
    for index, (name, district, classes, base, distance, fleet) in enumerate(CARRIERS, 1):
        key = f"c{index:02d}"
        longitude, latitude = near(district)
        firms.append([key, name, uscc("91", district, 700 + index), district, longitude, latitude,
                      f"SYN-DG-{index:03d}", classes, base * 100, distance])
        for count, kilograms in fleet:
            tare = 14000 if kilograms > 20000 else 7000 if kilograms > 5000 else 3500
            for _ in range(count):
                serial = len(vehicles) + 1
                vehicles.append([f"v{serial:02d}", key, f"粤E示{serial:03d}", f"SYN-DT-{serial:04d}", classes,
                                 kilograms, tare, 400])
                for letter, title, duty in (("d", "驾驶员", "driver"), ("e", "押运员", "escort")):
                    crew.append([f"{letter}{serial:02d}", key, f"{title}示范 {serial:02d}", duty,
                                 f"SYN-{letter.upper()}-{serial:04d}", 600])
    # Irregularity 6: a vehicle of a carrier for dross that is itself not certified for it (class 4.3).
    vehicles.append(["v42", "c01", "粤E示042", "SYN-DT-0042", "3 8 9", 32000, 14000, 400])
    write("carriers.csv", ["key", "name", "uscc", "district", "longitude", "latitude", "permit_number",
                           "classes", "freight_base_fen_per_t", "freight_fen_per_t_km"], firms)
    write("vehicles.csv", ["key", "carrier", "plate", "permit_number", "classes", "max_load_kilograms",
                           "tare_kilograms", "valid_to_day"], vehicles)
    write("crew.csv", ["key", "carrier", "name", "duty", "certificate_number", "valid_to_day"], crew)
    return firms


def write_institutions(processors, carriers):
    rows = [("i01", "insurer", "环责险示范保险 01", "91"), ("i02", "insurer", "环责险示范保险 02", "91"),
            ("f01", "finance", "存管银行示范 01", "91"), ("g01", "regulator", "佛山生态环境监管示范 01", "11")]
    write("institutions.csv", ["key", "kind", "name", "uscc", "district"],
          [[key, kind, name, uscc(start, "440604", 900 + i), "440604"]
           for i, (key, kind, name, start) in enumerate(rows, 1)])
    policies = []
    insured = [(firm[0], "EPL") for firm in processors] + [(firm[0], "CARRIER") for firm in carriers]
    for number, (key, kind) in enumerate(insured, 1):
        expired = key == "t15"
        policies.append([f"SYN-{kind}-{number:03d}", key, f"i{number % 2 + 1:02d}", kind,
                         (1000 if kind == "EPL" else 500) * 1_000_000, -400 if expired else -120,
                         -35 if expired else 244])
    write("policies.csv", ["number", "enterprise", "insurer", "kind", "limit_fen", "valid_from_day",
                           "valid_to_day"], policies)
    basis = "synthetic sum: cover is required by 固废法 art. 99 but no Guangdong minimum was found"
    write("requirements.csv", ["enterprise_kind", "limit_fen", "basis"],
          [["processor", 500_000_000, basis], ["carrier", 200_000_000, basis]])
    write("controls.csv", ["enterprise", "controller", "share_permille"],
          [["t13", "示范控股 A", 600], ["t14", "示范控股 A", 510], ["t01", "示范控股 B", 1000],
           ["c01", "示范控股 C", 1000]])


def write_city():
    def place(code):
        name, longitude, latitude = PLACES[code]
        return {"code": code, "name": name, "longitude": longitude, "latitude": latitude}

    def city(code, name, districts):
        places = [place(district) for district in districts]
        return {"code": code, "name": name, "manifest_prefix": code[:4], "districts": places}

    whole = city("440600", "佛山", FOSHAN)
    whole["neighbours"] = [city("440100", "广州", ["440112", "440113"]),
                           city("441200", "肇庆", ["441204", "441284"])]
    (HERE / "city.json").write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_city()
    made = write_producers()
    write_institutions(write_processors(), write_carriers())
    print(len(made[0]), "producers,", len(made[1]), "lots,", sum(row[3] for row in made[1]) / 1000, "t")

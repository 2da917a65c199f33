"""Catalogs of several sizes for build.py, from fixed seeds."""

import random

ACTIONS = ["read", "write", "delete", "share", "manage"]
SPECIAL = ("$count", "delta", "validate")

WORDS = """access accounts activities agreements alerts apps assignments attachments calendars channels chats columns contacts
devices directory domains drives education events extensions files folders groups identity insights inference licenses lists
mail meetings members messages notes notebooks onenote operations owners pages permissions photos places planner plans policies
presence print profile programs ratings reviews roles rooms schedules sections security services sites skills storage
subscriptions tabs tasks teams templates terms threads todo trending users versions workbooks""".split()


def scope_catalog(count):
    """Resources of five scopes each."""
    declared = ", ".join(f"{action}: []" for action in ACTIONS)
    lines = ["catalog: Scopes", f"actions: {{ {declared} }}", "categories:", "  All:", "    resources:"]
    for index in range(count // len(ACTIONS)):
        lines.append(f"      area{index % 40}.things{index}:")
        lines += [f"        {action}: Lets an application {action} the things of area {index % 40}." for action in ACTIONS]
    return "\n".join(lines) + "\n"


def scope_names(count):
    return [f"area{i // 5 % 40}.things{i // 5}:{ACTIONS[i % 5]}" for i in range(count)]


def whole_scope_catalog(count):
    """The same scopes with named requirements, and a collection and its items for each resource."""
    dice = random.Random(13)
    names = scope_names(count)
    lines = [scope_catalog(count) + "requirements:"]
    named = count // 100
    lines += [f"  group{index}: any({', '.join(dice.sample(names, 3))})" for index in range(named)]
    lines.append("endpoints:")
    for index in range(count // len(ACTIONS)):
        read, write, delete, share, manage = names[index * 5 : index * 5 + 5]
        either = f"any({manage}, $group{index % named})"
        path = f"/area{index % 40}/things{index}"
        lines.append(f"  {path}: {{ GET: {read}, POST: \"{write}, {share}\" }}")
        lines.append(f"  {path}/{{id}}: {{ GET: {read}, PATCH: {write}, DELETE: \"any({delete}, {manage})\" }}")
        if index % 4 == 0:
            lines.append(f"  {path}/{{id}}:share: {{ POST: \"{either}\" }}")
    return "\n".join(lines) + "\n"


def templates(count):
    """Collections and their items, nested at random; beside an item stands at most a function, as in `/users/delta`."""
    dice = random.Random(7)
    words = [word + more for word in WORDS for more in ("", "Settings", "Policies", "Rules", "Items", "Reports")]
    paths, open_paths, known = ["/me", "/users"], ["/me", "/users"], {"/me", "/users"}
    while len(paths) < count:
        parent = dice.choice(open_paths)
        last = parent.rsplit("/")[-1]
        if parent.count("/") > 8:
            continue
        # A plural is a collection, all else has parts with names.
        if last.endswith("s"):
            name = f"{{{last}-id}}" if dice.random() < 0.8 else dice.choice(SPECIAL)
        else:
            name = dice.choice(words)
        path = f"{parent}/{name}"
        if path not in known:
            known.add(path)
            paths.append(path)
            if name not in SPECIAL:
                open_paths.append(path)
    return paths


def endpoint_catalog(count):
    """Rows in the shape of Microsoft Graph."""
    dice = random.Random(11)
    kinds = ["Read", "Read.All", "ReadWrite", "ReadWrite.All", "ReadBasic", "Manage.All"]
    names = [f"{word.title()}{more}.{kind}" for more in ("", "Data") for word in WORDS for kind in kinds][:900]
    lines = ["catalog: Endpoints", "categories:", "  All:", "    scopes:"]
    lines += [f"      {name}: Allows the app to use {name.lower()} on behalf of the signed-in user." for name in names]
    pool = [f"any({', '.join(dice.sample(names, dice.randint(2, 4)))})" for _ in range(1_200)] + names[:100]
    lines.append("endpoints:")
    for path in templates(count):
        lines.append(f"  {path}:")
        methods = ["GET", "POST"] if dice.random() < 0.05 else [dice.choice(["GET", "GET", "POST", "PATCH", "DELETE"])]
        lines += [f"    {method}: {dice.choice(pool)}" for method in methods]
    return "\n".join(lines) + "\n"


def mixed_templates(count):
    """Rows of many services behind one gateway, of two styles: collections below projects, with verbs behind items and
    functions with an argument, and names that span segments."""
    dice = random.Random(17)
    versions = ["v1", "v1beta", "v2"]
    verbs = ["cancel", "move", "undelete", "export", "import", "search", "validate", "getIamPolicy", "setIamPolicy"]
    rows = []
    service = 0
    while len(rows) < count:
        root = f"/{WORDS[service % len(WORDS)]}{service // len(WORDS) or ''}/{versions[service % 3]}"
        kinds = dice.sample(WORDS, 12)
        if service % 10 == 0:
            rows.append((f"{root}/{{*name}}", ["GET", "PATCH", "DELETE"]))
            rows += [(f"{root}/{{*name}}:{verb}", ["POST"]) for verb in verbs]
            rows += [(f"{root}/{{*parent}}/{kind}", ["GET", "POST"]) for kind in kinds]
        else:
            parents = [root, f"{root}/projects/{{project}}", f"{root}/projects/{{project}}/locations/{{location}}"]
            for kind in kinds:
                parent = dice.choice(parents)
                item = f"{parent}/{kind}/{{{kind}Id}}"
                rows += [(f"{parent}/{kind}", ["GET", "POST"]), (item, ["GET", "PATCH", "DELETE"])]
                rows += [(f"{item}:{verb}", ["POST"]) for verb in dice.sample(verbs, dice.randint(0, 3))]
                if dice.random() < 0.2:
                    rows.append((f"{item}/range(address='{{address}}')", ["GET"]))
                parts = [f"{part}Parts" for part in dice.sample(WORDS, dice.randint(0, 4))]
                rows += [(f"{item}/{part}", ["GET", "POST"]) for part in parts]
                rows += [(f"{item}/{part}/{{partId}}", ["GET", "DELETE"]) for part in parts if dice.random() < 0.7]
                parents.append(item)
        rows = list(dict(rows).items())
        service += 1
    return rows[:count]


def mixed_catalog(count):
    """Rows of many services that share some hundred scopes, one of ten with a prefix."""
    dice = random.Random(19)
    lines = ["catalog: Services", "actions: { read: [GET], write: [POST, PATCH, DELETE] }", "categories:"]
    names = []
    for category in range(10):
        lines += [f"  Part {category}:", "    resources:"]
        for word in WORDS[category::10]:
            for more in ("", "-settings"):
                names += [f"{word}{more}:read", f"{word}{more}:write"]
                lines += [f"      {word}{more}:", f"        paths: [/internal/{word}{more}]"]
                lines += [f"        read: See the {word} of your organization.", f"        write: Change the {word}."]
    pool = [f"any({', '.join(dice.sample(names, dice.randint(2, 4)))})" for _ in range(800)] + names * 2
    lines.append("endpoints:")
    for path, methods in mixed_templates(count):
        lines.append(f"  \"{path}\":")
        lines += [f"    {method}: {dice.choice(pool)}" for method in methods]
    return "\n".join(lines) + "\n"

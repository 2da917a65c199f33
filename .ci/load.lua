-- What `.ci/load` sends: requests of every kind in turn, each with the status that its answer must have. The arguments are a file
-- of valid tokens, a file with an expired one, and a file for the verdict.

local threads = {}

-- Each thread has a state of its own. The main thread reads the globals of these states when they have ended.
function setup(thread)
    table.insert(threads, thread)
end

local function lines(file)
    local all = {}
    for line in io.lines(file) do
        table.insert(all, line)
    end
    return all
end

-- Each kind has a name, a method, a path, a function that returns the value of `Authorization`, and what the answer must have: a
-- status and a part of the challenge. Answers without a challenge must not have one.
local kinds = {}
local sent = 0
local last

function init(arguments)
    local valid = lines(arguments[1])
    local expired = lines(arguments[2])[1]
    local function reader() return "Bearer " .. valid[sent % #valid + 1] end
    local function late() return "Bearer " .. expired end
    local function nobody() return nil end
    -- A new text each time. The signature of an ES256 token has 86 characters.
    local function forged()
        local signed = valid[#valid]:match("^(.*)%.")
        return string.format("Bearer %s.%s%010dAA", signed, ("A"):rep(74), sent)
    end
    local function garbage() return "Bearer garbage" .. sent end
    kinds = {
        { "served", "GET", "/contacts", reader, 200 },
        { "served below", "GET", "/contacts/12/notes", reader, 404 },
        { "health", "GET", "/health", nobody, 204 },
        { "metadata", "GET", "/.well-known/oauth-protected-resource", nobody, 200 },
        { "no token", "GET", "/contacts", nobody, 401, 'scope="contacts:read"' },
        { "no token, not listed", "GET", "/elsewhere", nobody, 401, "resource_metadata=" },
        { "expired", "GET", "/contacts", late, 401, "the token has expired" },
        { "forged", "GET", "/contacts", forged, 401, "the signature of the token is invalid" },
        { "garbage", "GET", "/contacts", garbage, 401, "the token is malformed" },
        { "insufficient", "POST", "/contacts", reader, 403, 'scope="contacts:write"' },
        { "insufficient elsewhere", "DELETE", "/senders/12", reader, 403, 'scope="account:write"' },
        { "not listed", "GET", "/elsewhere", reader, 403 },
        { "dots", "GET", "/contacts/../account", reader, 400 },
        { "encoded dots", "GET", "/contacts/%2e%2e/account", reader, 400 },
        { "two slashes", "GET", "//account", reader, 400 },
    }
    verdict = arguments[3]
    wrong = 0
    first_wrong = ""
    counts = ""
    for _, kind in ipairs(kinds) do
        kind.answers = 0
    end
end

function request()
    sent = sent + 1
    last = kinds[sent % #kinds + 1]
    return wrk.format(last[2], last[3], { Authorization = last[4]() })
end

function response(status, headers, body)
    local challenge = headers["www-authenticate"] or ""
    local part = last[6]
    local is_right = status == last[5]
    if part then
        is_right = is_right and challenge:find(part, 1, true) ~= nil
    elseif status < 400 then
        is_right = is_right and challenge == ""
    end
    last.answers = last.answers + 1
    if not is_right then
        wrong = wrong + 1
        if first_wrong == "" then
            first_wrong = string.format("%s: %d instead of %d, %s", last[1], status, last[5], challenge)
        end
    end
    -- As a text, because the main thread cannot read the functions in the table.
    if sent % 100 == 0 or not is_right or last.answers < 3 then
        local all = {}
        for _, kind in ipairs(kinds) do
            table.insert(all, string.format("%s (%d)=%d", kind[1], kind[5], kind.answers))
        end
        counts = table.concat(all, ";")
    end
end

function done(summary, latency, requests)
    local totals, names, wrong = {}, {}, 0
    for _, thread in ipairs(threads) do
        wrong = wrong + thread:get("wrong")
        if thread:get("first_wrong") ~= "" then
            print("wrong: " .. thread:get("first_wrong"))
        end
        for name, count in thread:get("counts"):gmatch("([^;=]+)=(%d+)") do
            if not totals[name] then
                table.insert(names, name)
            end
            totals[name] = (totals[name] or 0) + tonumber(count)
        end
    end
    local is_complete = #names > 0
    for _, name in ipairs(names) do
        print(string.format("%10d %s", totals[name], name))
        is_complete = is_complete and totals[name] > 0
    end
    local errors = summary.errors
    local failed = errors.connect + errors.read + errors.write + errors.timeout
    print(string.format("%d answers, %d wrong, %d failures of connections", summary.requests, wrong, failed))
    local file = io.open(threads[1]:get("verdict"), "w")
    file:write(wrong == 0 and failed == 0 and is_complete and "right" or "wrong")
    file:close()
end

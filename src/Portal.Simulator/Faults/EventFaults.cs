using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.Simulator.Faults;

/// <summary>What happens to the lines of one watch.</summary>
internal sealed class EventFaults(List<FaultHit> hits, FaultedOutput output)
{
    private readonly Dictionary<string, byte[]> _last = [];
    private readonly HashSet<FaultHit> _done = [];
    private byte[]? _held;
    private int _passed;

    /// <summary>Applies what is to happen before the first event. False: the watch ends here.</summary>
    public Task<bool> BeginAsync() => ReachAsync();

    /// <summary>Passes one line with its line feed. False: the watch ends here.</summary>
    public async Task<bool> PassAsync(byte[] line)
    {
        var (type, key) = Identify(line);
        if (type != "DELETED" || !hits.Exists(h => h.Draw(h.Fault.DropDeleted)))
        {
            // One write for what belongs together: a connection that ends between two events that changed places would hide one for ever.
            var batch = new ArrayBufferWriter<byte>();
            if (_held is null && type != "BOOKMARK" && hits.Exists(h => h.Draw(h.Fault.Reorder)))
            {
                _held = Mangle(line, type);
            }
            else
            {
                WriteInOrder(batch, line, type, key);
            }

            await output.WriteAsync(batch.WrittenMemory);
        }

        if (type is not "BOOKMARK")
        {
            _last[key] = line;
        }

        _passed++;
        return await ReachAsync();
    }

    /// <summary>The event that waits for the next one to change places with.</summary>
    public byte[] Release()
    {
        var held = _held ?? [];
        _held = null;
        return held;
    }

    private void WriteInOrder(ArrayBufferWriter<byte> batch, byte[] line, string type, string key)
    {
        if (type == "BOOKMARK")
        {
            batch.Write(Release()); // a bookmark vouches for everything before it
        }

        var sent = Mangle(line, type);
        batch.Write(sent);
        if (type != "BOOKMARK" && hits.Exists(h => h.Draw(h.Fault.Duplicate)))
        {
            batch.Write(sent);
        }

        if (_last.TryGetValue(key, out var older) && hits.Exists(h => h.Draw(h.Fault.Older)))
        {
            batch.Write(older);
        }

        batch.Write(Release());
    }

    /// <summary>Applies what is to happen after so many events.</summary>
    private async Task<bool> ReachAsync()
    {
        foreach (var hit in hits.Where(h => h.Active.InForce && !_done.Contains(h)).ToList())
        {
            if (hit.Fault.Garbage is { } garbage && garbage.AfterEvents == _passed)
            {
                await output.WriteAsync(Encoding.UTF8.GetBytes(garbage.Line + "\n"));
            }

            if (hit.Fault.Stall is { AfterEvents: { } events } && events <= _passed)
            {
                _done.Add(hit);
                await output.WriteAsync(Release());
                await output.StallAsync(hit);
            }

            if (hit.Fault.WatchError is { } error && error.AfterEvents <= _passed)
            {
                var wire = new JsonObject { ["type"] = "ERROR", ["object"] = error.Status.ToStatus() };
                await output.WriteAsync(Release());
                await output.WriteAsync(Encoding.UTF8.GetBytes(wire.ToJsonString() + "\n"));
                return false;
            }
        }

        return true;
    }

    private byte[] Mangle(byte[] line, string type) => type is "BOOKMARK" or "ERROR" ? line : ObjectMangler.MangleEvent(line, hits);

    private static (string Type, string Key) Identify(byte[] line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        var metadata = root.GetProperty("object").TryGetProperty("metadata", out var found) ? found : default;
        return (root.GetProperty("type").GetString() ?? "", $"{Text(metadata, "namespace")}/{Text(metadata, "name")}");
    }

    private static string Text(JsonElement metadata, string name) =>
        metadata.ValueKind == JsonValueKind.Object && metadata.TryGetProperty(name, out var value) ? value.ToString() : "";
}

using System.Text;
using System.Text.Json.Nodes;

namespace Portal.Simulator.Objects.Kinds;

/// <summary>Secrets: plain texts are taken in as data.</summary>
internal sealed class SecretStrategy : PlainStrategy
{
    public override void Default(JsonObject json)
    {
        json.SetDefault("type", "Opaque");
        if (json["stringData"] is not JsonObject texts)
        {
            return;
        }

        foreach (var (key, value) in texts)
        {
            json.ObjectAt("data")[key] = Convert.ToBase64String(Encoding.UTF8.GetBytes(value.Text() ?? ""));
        }

        json.Remove("stringData");
    }
}

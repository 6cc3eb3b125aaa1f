using System.Text.Json.Nodes;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Nodes;

/// <summary>Taints and tolerations, as the scheduler and the taint manager read them.</summary>
public static class Tolerations
{
    /// <summary>Whether one toleration covers one taint.</summary>
    public static bool Tolerates(JsonNode toleration, JsonNode taint)
    {
        var effect = toleration.Text("effect");
        if (!string.IsNullOrEmpty(effect) && effect != taint.Text("effect"))
        {
            return false;
        }

        var key = toleration.Text("key");
        if (!string.IsNullOrEmpty(key) && key != taint.Text("key"))
        {
            return false;
        }

        return toleration.Text("operator") == "Exists" || (!string.IsNullOrEmpty(key) && (toleration.Text("value") ?? "") == (taint.Text("value") ?? ""));
    }

    /// <summary>The first taint with one of the effects that the pod does not tolerate, or null.</summary>
    public static JsonNode? FirstUntolerated(JsonObject pod, JsonObject node, params ReadOnlySpan<string> effects)
    {
        foreach (var taint in node.Items("spec", "taints"))
        {
            if (effects.Contains(taint.Text("effect") ?? "") && !pod.Items("spec", "tolerations").Any(toleration => Tolerates(toleration, taint)))
            {
                return taint;
            }
        }

        return null;
    }

    /// <summary>
    /// How long the pod may stay on the node: null for ever (no NoExecute taint, or all tolerated without limit), zero when one is not
    /// tolerated, else the shortest tolerationSeconds.
    /// </summary>
    public static TimeSpan? TimeLeft(JsonObject pod, JsonObject node)
    {
        TimeSpan? shortest = null;
        foreach (var taint in node.Items("spec", "taints").Where(taint => taint.Text("effect") == "NoExecute"))
        {
            var covering = pod.Items("spec", "tolerations").Where(toleration => Tolerates(toleration, taint)).ToList();
            if (covering.Count == 0)
            {
                return TimeSpan.Zero;
            }

            foreach (var seconds in covering.Select(toleration => toleration.Number("tolerationSeconds")))
            {
                var limit = TimeSpan.FromSeconds(Math.Clamp(seconds ?? long.MaxValue, 0, int.MaxValue));
                if (seconds is not null && (shortest is null || limit < shortest))
                {
                    shortest = limit;
                }
            }
        }

        return shortest;
    }
}

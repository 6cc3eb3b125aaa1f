using System.Text.Json.Nodes;

namespace Portal.Simulator.Objects.Kinds;

/// <summary>Cron jobs.</summary>
internal sealed class CronJobStrategy : ResourceStrategy
{
    public override void Default(JsonObject json)
    {
        var spec = json.ObjectAt("spec");
        spec.SetDefault("concurrencyPolicy", "Allow");
        spec.SetDefault("suspend", false);
        spec.SetDefault("successfulJobsHistoryLimit", 3);
        spec.SetDefault("failedJobsHistoryLimit", 1);
        JobStrategy.Default(spec.ObjectAt("jobTemplate").ObjectAt("spec"), isTemplate: true);
    }

    public override void Validate(WriteContext context, JsonObject json, List<FieldError> errors)
    {
        if (string.IsNullOrEmpty(json.Text("spec", "schedule")))
        {
            errors.Add(FieldError.Required("spec.schedule"));
        }
    }
}

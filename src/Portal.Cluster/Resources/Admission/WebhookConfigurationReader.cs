using System.Collections.Immutable;
using Portal.Cluster.Resources.Json;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Services;

namespace Portal.Cluster.Resources.Admission;

/// <summary>Reads a configuration of webhooks.</summary>
internal static class WebhookConfigurationReader
{
    public static WebhookConfiguration? Read(ref JsonCursor c)
    {
        ObjectMeta? metadata = null;
        var webhooks = ImmutableArray.CreateBuilder<AdmissionWebhook>(1);
        if (!c.EnterObject())
        {
            return null;
        }

        while (ObjectMetaReader.NextPart(ref c, ref metadata))
        {
            if (c.Is("webhooks"u8) && c.EnterArray())
            {
                while (c.NextElement())
                {
                    webhooks.Add(Webhook(ref c));
                }
            }
        }

        return metadata is null ? null : new WebhookConfiguration { Metadata = metadata, Webhooks = webhooks.DrainToImmutable() };
    }

    private static AdmissionWebhook Webhook(ref JsonCursor c)
    {
        var read = new AdmissionWebhook();
        if (!c.EnterObject())
        {
            return read;
        }

        while (c.NextProperty())
        {
            if (c.Is("name"u8))
            {
                read = read with { Name = c.Text() };
            }
            else if (c.Is("clientConfig"u8))
            {
                var (service, url) = ClientConfigReader.Read(ref c);
                read = read with { Service = service, Url = url };
            }
            else if (c.Is("rules"u8))
            {
                read = read with { Rules = Rules(ref c) };
            }
            else if (c.Is("failurePolicy"u8))
            {
                read = read with { FailurePolicy = c.Text() };
            }
            else if (c.Is("timeoutSeconds"u8))
            {
                read = read with { TimeoutSeconds = c.SmallInteger() ?? read.TimeoutSeconds };
            }
            else if (c.Is("namespaceSelector"u8))
            {
                read = read with { NamespaceSelector = Terms(LabelSelectorReader.Read(ref c)) };
            }
            else if (c.Is("objectSelector"u8))
            {
                read = read with { ObjectSelector = Terms(LabelSelectorReader.Read(ref c)) };
            }
            else if (c.Is("matchConditions"u8) && c.EnterArray())
            {
                while (c.NextElement())
                {
                    read = read with { HasMatchConditions = true };
                }
            }
        }

        return read;
    }

    private static LabelSelector? Terms(LabelSelector? selector) => selector is null || (selector.MatchLabels.IsEmpty && selector.MatchExpressions.IsEmpty) ? null : selector;

    private static ImmutableArray<WebhookRule> Rules(ref JsonCursor c)
    {
        var rules = ImmutableArray.CreateBuilder<WebhookRule>(1);
        if (c.EnterArray())
        {
            while (c.NextElement())
            {
                var rule = new WebhookRule([], [], [], [], "*");
                if (c.EnterObject())
                {
                    while (c.NextProperty())
                    {
                        if (c.Is("operations"u8))
                        {
                            rule = rule with { Operations = CommonReader.Texts(ref c) };
                        }
                        else if (c.Is("apiGroups"u8))
                        {
                            rule = rule with { Groups = CommonReader.Texts(ref c) };
                        }
                        else if (c.Is("apiVersions"u8))
                        {
                            rule = rule with { Versions = CommonReader.Texts(ref c) };
                        }
                        else if (c.Is("resources"u8))
                        {
                            rule = rule with { Resources = CommonReader.Texts(ref c) };
                        }
                        else if (c.Is("scope"u8))
                        {
                            rule = rule with { Scope = c.Text() };
                        }
                    }
                }

                rules.Add(rule);
            }
        }

        return rules.DrainToImmutable();
    }
}

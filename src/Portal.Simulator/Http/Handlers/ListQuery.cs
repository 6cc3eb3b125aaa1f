using System.Globalization;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Http.Handlers;

/// <summary>Reads and checks the query of lists and watches (metav1.ListOptions and its validation).</summary>
internal static class ListQuery
{
    private const string Match = "resourceVersionMatch";

    public static ListOptions ReadList(ApiRequest request)
    {
        var match = request.Query(Match);
        var version = request.Query("resourceVersion");
        var errors = new List<FieldError>();
        if (match.Length > 0)
        {
            if (request.Query("continue").Length > 0)
            {
                errors.Add(FieldError.Forbidden(Match, "resourceVersionMatch is forbidden when continue is provided"));
            }
            else if (version.Length == 0)
            {
                errors.Add(FieldError.Forbidden(Match, "resourceVersionMatch is forbidden unless resourceVersion is provided"));
            }
            else if (match is not ("Exact" or "NotOlderThan"))
            {
                errors.Add(FieldError.NotSupported(Match, $"\"{match}\"", "Exact", "NotOlderThan", ""));
            }
            else if (match == "Exact" && version == "0")
            {
                errors.Add(FieldError.Forbidden(Match, "resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\""));
            }
        }

        if (request.Query("sendInitialEvents").Length > 0)
        {
            errors.Add(FieldError.Forbidden("sendInitialEvents", "sendInitialEvents is forbidden for list"));
        }

        ThrowIfAny(errors);
        return new ListOptions
        {
            Labels = LabelSelector.Parse(request.Query("labelSelector")),
            Fields = FieldSelector.Parse(request.Query("fieldSelector"), request.Resource),
            Limit = ReadNumber(request, "limit") ?? 0,
            Continue = request.Query("continue"),
            ResourceVersion = version,
            ExactRevision = match == "Exact",
        };
    }

    public static WatchOptions ReadWatch(ApiRequest request)
    {
        var version = request.Query("resourceVersion");
        var sendInitial = request.Query("sendInitialEvents");
        var match = request.Query(Match);
        CheckInitialEvents(sendInitial, match);
        var wantsInitial = sendInitial is "1" or "true";
        var from = version.Length == 0 ? 0 : ParseVersion(version);
        var bookmarks = request.IsQueryTrue("allowWatchBookmarks");
        return new WatchOptions
        {
            Labels = LabelSelector.Parse(request.Query("labelSelector")),
            Fields = WatchedFields(request),
            FromRevision = wantsInitial || (from == 0 && sendInitial.Length == 0) ? null
                : from == 0 ? request.Api.Store.Revision
                : from,
            MarkInitialEnd = wantsInitial && bookmarks,
            BookmarkInterval = bookmarks ? request.Services.Options.BookmarkInterval : null,
        };
    }

    /// <summary>Seconds, or null when absent.</summary>
    public static long? ReadNumber(ApiRequest request, string name)
    {
        var text = request.Query(name);
        if (text.Length == 0)
        {
            return null;
        }

        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw ApiErrors.BadRequest($"strconv.ParseInt: parsing \"{text}\": invalid syntax");
    }

    private static FieldSelector WatchedFields(ApiRequest request)
    {
        var text = request.Query("fieldSelector");
        if (request.Info.Name.Length > 0)
        {
            text = text.Length == 0 ? "metadata.name=" + request.Info.Name : text + ",metadata.name=" + request.Info.Name;
        }

        return FieldSelector.Parse(text, request.Resource);
    }

    private static void CheckInitialEvents(string sendInitial, string match)
    {
        var errors = new List<FieldError>();
        if (sendInitial.Length > 0 && match != "NotOlderThan")
        {
            errors.Add(FieldError.Forbidden(Match, "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan"));
        }
        else if (sendInitial.Length == 0 && match.Length > 0)
        {
            errors.Add(FieldError.Forbidden(Match, "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided"));
        }

        ThrowIfAny(errors);
    }

    private static long ParseVersion(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? revision
            : throw ApiErrors.Internal($"resourceVersion: Invalid value: \"{text}\": strconv.ParseUint: parsing \"{text}\": invalid syntax");

    private static void ThrowIfAny(List<FieldError> errors)
    {
        if (errors.Count > 0)
        {
            throw ApiErrors.Invalid("ListOptions", "meta.k8s.io", "", errors);
        }
    }
}
